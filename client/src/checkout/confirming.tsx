'use client';

import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './checkout.module.css';

const LONG_MS = 20_000;

/** The bank said yes, or is about to: nothing to do but wait, and nothing to fear from a reload. */
export function Confirming({ onBack }: { onBack: (() => void) | undefined }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="panel stack" role="status">
      <div className={classes.wait} aria-hidden="true">
        <span />
      </div>
      <p className="strong">We are confirming your payment with your bank.</p>
      <p className="soft">
        {long
          ? 'This takes longer than usual. You can close this page: your tickets come by e-mail, and are here when you are back. You will not be charged twice.'
          : 'Usually this takes a few seconds. It is safe to reload this page.'}
      </p>
      {long && onBack && (
        <Button variant="default" onClick={onBack}>
          Show the card form again
        </Button>
      )}
    </div>
  );
}
