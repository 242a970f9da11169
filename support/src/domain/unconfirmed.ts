import { AdmissionIssued } from '@ticketing-dev/common/contracts';
import type { NewMessage } from './new-message.ts';

const DAY_MS = 86_400_000;
/** Where the listing has no date. */
const LONGEST_DAYS = 90;

/** What is said of paid tickets to an address nobody has confirmed: no codes. */
export const PaidTickets = AdmissionIssued.data.omit({ admissions: true });

export function askToConfirm(userId: string, content: unknown): NewMessage {
  const paid = PaidTickets.parse(content);
  return { kind: 'confirm-address', userId, aboutId: paid.orderId, content: paid, channels: ['email'] };
}

/** How long e-tickets wait for the address: until the event is over. Their codes are not kept for longer. */
export function parkedUntil(content: unknown, now: Date): Date {
  const { startsAt } = PaidTickets.parse(content).ticket;
  const last = startsAt === null ? now.getTime() + LONGEST_DAYS * DAY_MS : Date.parse(startsAt) + DAY_MS;
  return new Date(Math.max(last, now.getTime() + DAY_MS));
}
