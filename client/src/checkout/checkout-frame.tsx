import type { ReactNode } from 'react';
import { Brand } from '../ui/brand.tsx';
import classes from './checkout-frame.module.css';
import { Steps } from './steps.tsx';

/** A quiet frame: where one stands, and nothing that leads away. */
export function CheckoutFrame({ step, children }: { step: 'pay' | 'done'; children: ReactNode }) {
  return (
    <>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.header}>
        <div className={classes.inside}>
          <Brand />
          <Steps current={step} />
        </div>
      </header>
      <main id="content">{children}</main>
    </>
  );
}
