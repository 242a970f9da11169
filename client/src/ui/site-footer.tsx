import Link from 'next/link';
import { ColorSchemeChoice } from './color-scheme-choice.tsx';
import classes from './site-footer.module.css';

export function SiteFooter() {
  return (
    <footer className={`${classes.footer} screen-only`}>
      <div className={classes.inside}>
        <p className="soft small">ticketing.dev: tickets from people who have them. Every price is the whole price.</p>
        <nav aria-label="Footer" className={classes.links}>
          <Link href="/">Browse</Link>
          <Link href="/sell" prefetch={false}>
            Sell tickets
          </Link>
        </nav>
        <ColorSchemeChoice />
      </div>
    </footer>
  );
}
