import type { Ticket } from '@ticketing-dev/common/contracts';
import { LocalInstant } from '../format/local-instant.tsx';
import { count } from '../format/locale.ts';

/** Why the price cannot change now, and until when. */
export function PriceLock({ ticket: { held, heldUntil } }: { ticket: Ticket }) {
  return (
    <>
      Locked while {count(held, 'ticket')} {held === 1 ? 'is' : 'are'} held: nobody pays another price than they saw.{' '}
      {heldUntil ? (
        <>
          Free again by <LocalInstant at={heldUntil} /> at the latest.
        </>
      ) : (
        'Free again when they have paid or their few minutes are over.'
      )}
    </>
  );
}
