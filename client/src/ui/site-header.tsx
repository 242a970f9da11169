import Link from 'next/link';
import { ADMIN_PERMISSIONS, may } from '../admin/allowed.ts';
import { currentUser } from '../session/current-user.ts';
import { Brand } from './brand.tsx';
import { SignOutButton } from './sign-out-button.tsx';
import classes from './site-header.module.css';
import { SiteMenu } from './site-menu.tsx';

export async function SiteHeader() {
  const user = await currentUser();
  return (
    <>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <header className={`${classes.header} screen-only`}>
        <div className={classes.inside}>
          <Brand />
          <nav aria-label="Main" className={classes.nav}>
            <Link href="/" className={classes.link}>
              Browse
            </Link>
            <Link href="/sell" className={classes.link} prefetch={false}>
              Sell tickets
            </Link>
            {user && (
              <Link href="/orders" className={classes.link} prefetch={false}>
                My orders
              </Link>
            )}
          </nav>
          {user ? (
            <SiteMenu label={user.name ?? user.email}>
              <MenuLink href="/orders">My orders</MenuLink>
              <MenuLink href="/listings">My listings</MenuLink>
              <MenuLink href="/sell">Sell tickets</MenuLink>
              <MenuLink href="/account">Account</MenuLink>
              {may(user, ...ADMIN_PERMISSIONS) && <MenuLink href="/admin">Administration</MenuLink>}
              <li>
                <SignOutButton className={classes.menuLink ?? ''} />
              </li>
            </SiteMenu>
          ) : (
            <div className={classes.guest}>
              <Link href="/signin" className={classes.link} prefetch={false}>
                Sign in
              </Link>
              <Link href="/signup" className={`${classes.link} ${classes.join}`} prefetch={false}>
                Sign up
              </Link>
            </div>
          )}
        </div>
      </header>
    </>
  );
}

function MenuLink({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link href={href} className={classes.menuLink} prefetch={false}>
        {children}
      </Link>
    </li>
  );
}
