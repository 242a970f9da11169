'use client';

import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/browser.ts';
import { instant } from '../format/dates.ts';
import { count } from '../format/locale.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import classes from './admin.module.css';
import { asLetters, type DeadLetter } from './dead-letter.ts';

const CAUSES = {
  invalid: 'Not as agreed between the services: it was never tried.',
  failed: 'Every try ended with an error.',
};

/** What a service set aside, oldest first. */
export function DeadLetters({ service }: { service: string }) {
  const ops = `/api/ops/${service}/dead-letters`;
  const [letters, setLetters] = useState<readonly DeadLetter[]>();
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState<{ letter: DeadLetter; action: 'retry' | 'drop' }>();
  const look = useCallback(async () => {
    setError(undefined);
    await call(`${ops}?limit=100`, { read: asLetters }).then(({ items }) => setLetters(items), setError);
  }, [ops]);
  useEffect(() => {
    look().catch(setError);
  }, [look]);
  if (error !== undefined) return <ProblemNotice error={error} />;
  if (letters === undefined) return <p role="status">Asking …</p>;
  return (
    <>
      <p role="status" className="for-ears">
        {count(letters.length, 'message')} set aside
      </p>
      {letters.length === 0 ? (
        <Empty title="Nothing is set aside">
          <p className="soft">This service has dealt with everything it heard.</p>
        </Empty>
      ) : (
        <ul className={classes.list}>
          {letters.map((letter) => (
            <li key={letter.id}>
              <div className="stack tight">
                <p className="strong">{letter.type ?? letter.natsSubject}</p>
                <p className="soft small">
                  Since {instant(letter.firstAt)}, {count(letter.attempts, 'try', 'tries')}. {CAUSES[letter.cause]}
                </p>
                <p className={classes.code}>{letter.error}</p>
              </div>
              <div className="row">
                <Button variant="default" onClick={() => setAsked({ letter, action: 'retry' })}>
                  Try again…
                </Button>
                <Button variant="outline" color="var(--bad)" onClick={() => setAsked({ letter, action: 'drop' })}>
                  Drop…
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <ReasonDialog
        opened={asked !== undefined}
        title={asked?.action === 'drop' ? 'Drop this message?' : 'Try this message again?'}
        confirm={asked?.action === 'drop' ? 'Drop it' : 'Try again'}
        keep="Leave it"
        onClose={() => setAsked(undefined)}
        onConfirm={async (reason) => {
          await call(`${ops}/${asked?.letter.id}/${asked?.action}`, { method: 'POST', body: { reason } });
          setAsked(undefined);
          await look();
        }}
      >
        <p>
          {asked?.action === 'drop'
            ? 'This one message is never dealt with: what it told, this service will not know.'
            : 'The service takes this one message up within seconds. When it fails again, it is back here.'}
        </p>
      </ReasonDialog>
    </>
  );
}
