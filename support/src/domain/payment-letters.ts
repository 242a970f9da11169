import { PAYMENT_REASONS, type PaymentState } from '@ticketing-dev/common/contracts';
import { money, seats } from './format.ts';
import type { Letter } from './letter.ts';
import type { Listing } from './listing.ts';
import { textLine } from './text-line.ts';
import { words } from './words.ts';

/** Reasons that end an order whose e-tickets were out. */
const ENDS_ETICKETS: ReadonlySet<string | null> = new Set(['order-refunded', 'refunded-at-stripe']);
/** Money that came for seats that were held no longer. */
const CAME_LATE: Readonly<Record<string, string>> = {
  'order-expired': 'after the hold ended',
  'order-cancelled': 'after the order was cancelled',
  'order-ended': 'after the order had ended',
};
const BANKS = 'Banks take 5 to 10 days to show it.';
const TO_THE_CARD = `The money goes to the card you paid with. ${BANKS}`;

/** An authorization that came too late or was not needed: no money moved. */
export function releasedLetter(payment: PaymentState, publicUrl: string, listing: Listing | null): Letter {
  const amount = money(payment.amount, payment.currency);
  const late = lateness(payment);
  return {
    subject: 'Your card was not charged',
    preview: `We released your payment of ${amount}.`,
    badge: { label: 'Payment released', tone: 'info' },
    heading: 'Your card was not charged',
    paragraphs: [
      `We released your payment of ${amount}. ${reasonOf(payment, 'The order had already ended when it came.')}`,
      'Your bank may show the amount as pending for a few days.',
      ...(late === null ? [] : offer(listing, publicUrl)),
    ],
    facts: [{ label: 'Released', value: amount }],
    action: late === null ? seeOrder(payment, publicUrl) : seeWhatIsLeft(payment, publicUrl, listing),
    notes: [`Order ${payment.orderId}`],
    sms: textLine('', () => `We released your payment of ${amount}, as it was not needed. Your card was not charged.`),
  };
}

/** An ordinary refund, or money that came too late and was not kept: each in its own words. */
export function refundedLetter(payment: PaymentState, publicUrl: string, listing: Listing | null): Letter {
  const { amountRefunded, amountCaptured, currency } = payment;
  const amount = money(amountRefunded, currency);
  const late = lateness(payment);
  if (late !== null) return lateLetter(payment, late, publicUrl, listing);
  const ended = amountRefunded >= amountCaptured && ENDS_ETICKETS.has(payment.reason);
  return {
    subject: `Refunded: ${amount}`,
    preview: BANKS,
    badge: { label: 'Refunded', tone: 'good' },
    heading: `We refunded ${amount}`,
    paragraphs: [
      `${reasonOf(payment, '')} ${TO_THE_CARD}`.trim(),
      ...(ended ? ['The e-tickets of this order are no longer valid.'] : []),
    ],
    facts: refundFacts(payment),
    action: seeOrder(payment, publicUrl),
    notes: [`Order ${payment.orderId}`],
    sms: textLine('', () => `Refunded: ${amount}. ${BANKS}`),
  };
}

/** Somebody of ours gave back a part by hand. The order stands. */
export function refundedInPartLetter(payment: PaymentState, publicUrl: string): Letter {
  const { amountRefunded, amountCaptured, currency } = payment;
  const amount = money(amountRefunded, currency);
  const paid = money(amountCaptured, currency);
  return {
    subject: `Refunded in part: ${amount} of ${paid}`,
    preview: 'Your e-tickets stay valid.',
    badge: { label: 'Refunded in part', tone: 'info' },
    heading: `We refunded ${amount} of the ${paid} you paid`,
    paragraphs: [TO_THE_CARD, 'Your order stands, and your e-tickets stay valid.'],
    facts: refundFacts(payment),
    action: seeOrder(payment, publicUrl),
    notes: [`Order ${payment.orderId}`],
    sms: textLine('', () => `Refunded so far: ${amount} of ${paid}. Your e-tickets stay valid.`),
  };
}

function lateLetter(payment: PaymentState, late: string, publicUrl: string, listing: Listing | null): Letter {
  const amount = money(payment.amountRefunded, payment.currency);
  return {
    subject: `Your payment came too late: ${amount} go back to you`,
    preview: 'Nothing was kept.',
    badge: { label: 'Too late', tone: 'warning' },
    heading: `Your payment arrived ${late}`,
    paragraphs: [
      `Nothing was kept: ${amount} go back to the card you paid with. ${BANKS}`,
      'You have no tickets from this order.',
      ...offer(listing, publicUrl),
    ],
    ...(listing && { event: { title: words(listing.title), when: null, where: null } }),
    facts: [{ label: 'Going back to you', value: amount }],
    action: seeWhatIsLeft(payment, publicUrl, listing),
    notes: [`Order ${payment.orderId}`],
    sms: textLine(
      listing?.title ?? '',
      (title) => `Your payment${title && ` for ${title}`} arrived ${late}. Nothing was kept: ${amount} go back to you.`,
    ),
  };
}

function refundFacts({ amountRefunded, amountCaptured, currency }: PaymentState) {
  return [
    { label: 'You paid', value: money(amountCaptured, currency) },
    { label: 'Refunded', value: money(amountRefunded, currency) },
  ];
}

function lateness({ reason }: PaymentState): string | null {
  return (reason === null ? undefined : CAME_LATE[reason]) ?? null;
}

/** What is left, as far as that is known. */
function offer(listing: Listing | null, publicUrl: string): string[] {
  if (listing === null || listing.left === null) return ['There may still be tickets left.'];
  if (listing.left === 0) return ['At the moment no tickets are left.'];
  return [`${seats(listing.left)} ${listing.left === 1 ? 'is' : 'are'} left: ${listingUrl(publicUrl, listing)}`];
}

function seeWhatIsLeft(payment: PaymentState, publicUrl: string, listing: Listing | null) {
  if (listing === null) return seeOrder(payment, publicUrl);
  return { label: 'See what is left', url: listingUrl(publicUrl, listing) };
}

function seeOrder({ orderId }: PaymentState, publicUrl: string) {
  return { label: 'See the order', url: `${publicUrl}/orders/${orderId}` };
}

function listingUrl(publicUrl: string, { id }: Listing): string {
  return `${publicUrl}/tickets/${id}`;
}

function reasonOf({ reason }: PaymentState, otherwise: string): string {
  return (reason === null ? undefined : PAYMENT_REASONS[reason]) ?? otherwise;
}
