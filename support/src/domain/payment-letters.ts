import type { PaymentState } from '@ticketing-dev/common/contracts';
import { money } from './format.ts';
import type { Letter } from './letter.ts';

/** An authorization that came too late or was not needed: no money moved. */
export function releasedLetter(payment: PaymentState, publicUrl: string): Letter {
  const amount = money(payment.amount, payment.currency);
  return {
    subject: 'Your card was not charged',
    paragraphs: [
      `Your payment of ${amount} came when the order had already ended, so we released it. Your card was not charged.`,
      'Your bank may show the amount as pending for a few days. There may still be tickets left.',
    ],
    action: { label: 'See the order', url: `${publicUrl}/orders/${payment.orderId}` },
    sms: `Your payment of ${amount} came too late and was released. Your card was not charged.`,
  };
}

export function refundedLetter(payment: PaymentState, publicUrl: string): Letter {
  const amount = money(payment.amountRefunded, payment.currency);
  return {
    subject: `Refunded: ${amount}`,
    paragraphs: [
      `We refunded ${amount} to the card you paid with. Banks take 5 to 10 days to show it.`,
      'The e-tickets of this order are no longer valid.',
    ],
    action: { label: 'See the order', url: `${publicUrl}/orders/${payment.orderId}` },
    sms: `Refunded: ${amount}. Banks take 5 to 10 days to show it.`,
  };
}
