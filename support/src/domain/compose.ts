import { AdmissionIssued, OrderState, PaymentState, UserLinkRequested } from '@ticketing-dev/common/contracts';
import { linkLetter } from './account-letters.ts';
import type { Letter } from './letter.ts';
import type { MessageKind } from './new-message.ts';
import { cancelledLetter, completedLetter, paymentFailedLetter, reservedLetter } from './order-letters.ts';
import { refundedLetter, releasedLetter } from './payment-letters.ts';

/** The words of each kind, from what was kept of the event. */
export function compose(kind: MessageKind, content: unknown, publicUrl: string): Letter {
  switch (kind) {
    case 'verify-email':
    case 'reset-password':
      return linkLetter(UserLinkRequested.data.parse(content));
    case 'order-reserved':
      return reservedLetter(OrderState.parse(content), publicUrl);
    case 'order-completed':
      return completedLetter(AdmissionIssued.data.parse(content), publicUrl);
    case 'order-cancelled':
      return cancelledLetter(OrderState.parse(content), publicUrl);
    case 'payment-failed':
      return paymentFailedLetter(OrderState.parse(content), publicUrl);
    case 'payment-released':
      return releasedLetter(PaymentState.parse(content), publicUrl);
    case 'refunded':
      return refundedLetter(PaymentState.parse(content), publicUrl);
  }
}
