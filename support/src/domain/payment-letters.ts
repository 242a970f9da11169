import { PAYMENT_REASONS, type PaymentState } from '@ticketing-dev/common/contracts';
import { money } from './format.ts';
import type { Letter } from './letter.ts';
import { textLine } from './text-line.ts';

/** Reasons that end an order whose e-tickets were out; the others are about money that came late. */
const ENDS_ETICKETS: ReadonlySet<string | null> = new Set(['order-refunded', 'refunded-at-stripe']);

/** An authorization that came too late or was not needed: no money moved. */
export function releasedLetter(payment: PaymentState, publicUrl: string): Letter {
  const amount = money(payment.amount, payment.currency);
  return {
    subject: 'Your card was not charged',
    preview: `We released your payment of ${amount}.`,
    badge: { label: 'Payment released', tone: 'info' },
    heading: 'Your card was not charged',
    paragraphs: [
      `We released your payment of ${amount}. ${reasonOf(payment, 'The order had already ended when it came.')}`,
      'Your bank may show the amount as pending for a few days. There may still be tickets left.',
    ],
    facts: [{ label: 'Released', value: amount }],
    action: { label: 'See the order', url: orderUrl(publicUrl, payment) },
    notes: [`Order ${payment.orderId}`],
    sms: textLine('', () => `We released your payment of ${amount}, as it was not needed. Your card was not charged.`),
  };
}

export function refundedLetter(payment: PaymentState, publicUrl: string): Letter {
  const { amountRefunded, amountCaptured, currency } = payment;
  const amount = money(amountRefunded, currency);
  const ended = amountRefunded >= amountCaptured && ENDS_ETICKETS.has(payment.reason);
  return {
    subject: `Refunded: ${amount}`,
    preview: 'Banks take 5 to 10 days to show it.',
    badge: { label: 'Refunded', tone: 'good' },
    heading: `We refunded ${amount}`,
    paragraphs: [
      `${reasonOf(payment, '')} ${TO_THE_CARD}`.trim(),
      ...(ended ? ['The e-tickets of this order are no longer valid.'] : []),
    ],
    facts: refundFacts(payment),
    action: { label: 'See the order', url: orderUrl(publicUrl, payment) },
    notes: [`Order ${payment.orderId}`],
    sms: textLine('', () => `Refunded: ${amount}. Banks take 5 to 10 days to show it.`),
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
    action: { label: 'See the order', url: orderUrl(publicUrl, payment) },
    notes: [`Order ${payment.orderId}`],
    sms: textLine('', () => `Refunded so far: ${amount} of ${paid}. Your e-tickets stay valid.`),
  };
}

const TO_THE_CARD = 'The money goes to the card you paid with. Banks take 5 to 10 days to show it.';

function refundFacts({ amountRefunded, amountCaptured, currency }: PaymentState) {
  return [
    { label: 'You paid', value: money(amountCaptured, currency) },
    { label: 'Refunded', value: money(amountRefunded, currency) },
  ];
}

function reasonOf({ reason }: PaymentState, otherwise: string): string {
  return (reason === null ? undefined : PAYMENT_REASONS[reason]) ?? otherwise;
}

function orderUrl(publicUrl: string, { orderId }: PaymentState): string {
  return `${publicUrl}/orders/${orderId}`;
}
