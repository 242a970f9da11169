import { Button } from '@mantine/core';
import { instant } from '../format/dates.ts';
import { count } from '../format/locale.ts';
import classes from './admin.module.css';
import type { Message } from './message.ts';

const CHANNELS = { email: 'E-mail', sms: 'Text message' };
const STATES: Readonly<Record<string, string>> = {
  queued: 'Waits to be sent',
  sending: 'Is being sent',
  sent: 'Sent',
  failed: 'Given up',
  skipped: 'Not sent: nobody to send it to, or too late to help',
  parked: 'Waits until the address is confirmed',
  dropped: 'Dropped',
};

interface Props {
  message: Message;
  onAsk: (action: 'retry' | 'drop') => void;
}

export function MessageRow({ message, onAsk }: Props) {
  const { kind, channel, state, attempts, error, createdAt, settledAt, aboutId } = message;
  const what = `${CHANNELS[channel]}: ${kind.replaceAll('-', ' ')}`;
  return (
    <li>
      <div className="stack tight">
        <p className="strong">{what}</p>
        <p className="soft small">
          {STATES[state] ?? state}
          {settledAt && ` ${instant(settledAt)}`}. Asked for {instant(createdAt)}, {count(attempts, 'try', 'tries')}.
        </p>
        <p className={classes.code}>About {aboutId}</p>
        {error && <p className={classes.code}>{error}</p>}
      </div>
      {state === 'failed' && (
        <div className="row">
          <Button variant="default" aria-label={`Send again: ${what}`} onClick={() => onAsk('retry')}>
            Send again…
          </Button>
          <Button variant="outline" color="var(--bad)" aria-label={`Drop: ${what}`} onClick={() => onAsk('drop')}>
            Drop…
          </Button>
        </div>
      )}
    </li>
  );
}
