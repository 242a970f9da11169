'use client';

import { Button } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../api/browser.ts';
import { count } from '../format/locale.ts';
import { Empty } from '../ui/empty.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import classes from './admin.module.css';
import { asMessages, type Message, type MessagePage } from './message.ts';
import { MessageRow } from './message-row.tsx';

const PATH = '/api/ops/support/messages';

/** What was said, newest first; what was given up is sent once more or dropped here. */
export function Messages({ state, about }: { state: string; about: string | undefined }) {
  const [page, setPage] = useState<MessagePage>();
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState<{ message: Message; action: 'retry' | 'drop' }>();
  const look = useCallback(
    async (before?: MessagePage) => {
      const query = new URLSearchParams({ limit: '50' });
      if (state !== 'all') query.set('state', state);
      if (about) query.set('aboutId', about);
      if (before?.nextCursor) query.set('cursor', before.nextCursor);
      const found = await call(`${PATH}?${query}`, { read: asMessages });
      setError(undefined);
      setPage({ ...found, items: [...(before?.items ?? []), ...found.items] });
    },
    [state, about],
  );
  useEffect(() => {
    look().catch(setError);
  }, [look]);
  if (error !== undefined) return <ProblemNotice error={error} />;
  if (page === undefined) return <p role="status">Asking …</p>;
  return (
    <>
      <p role="status" className="for-ears">
        {count(page.items.length, 'message')}
      </p>
      {page.items.length === 0 ? (
        <Empty title="No such message">
          <p className="soft">Nothing was said that fits.</p>
        </Empty>
      ) : (
        <ul className={classes.list}>
          {page.items.map((message) => (
            <MessageRow key={message.id} message={message} onAsk={(action) => setAsked({ message, action })} />
          ))}
        </ul>
      )}
      {page.nextCursor && (
        <div>
          <Button variant="default" onClick={() => look(page).catch(setError)}>
            Older ones
          </Button>
        </div>
      )}
      <ReasonDialog
        opened={asked !== undefined}
        title={asked?.action === 'drop' ? 'Drop this message?' : 'Send this message again?'}
        confirm={asked?.action === 'drop' ? 'Drop it' : 'Send again'}
        keep="Leave it"
        onClose={() => setAsked(undefined)}
        onConfirm={async (reason) => {
          await call(`${PATH}/${asked?.message.id}/${asked?.action}`, { method: 'POST', body: { reason } });
          setAsked(undefined);
          await look();
        }}
      >
        <p>
          {asked?.action === 'drop'
            ? 'This one person is never told, and what the message was made of is forgotten.'
            : 'It is tried again within seconds. When it fails again, it is back here.'}
        </p>
      </ReasonDialog>
    </>
  );
}
