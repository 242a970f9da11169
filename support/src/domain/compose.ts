import { AdmissionIssued, OrderState, PaymentState, UserLinkRequested } from '@ticketing-dev/common/contracts';
import { linkLetter } from './account-letters.ts';
import type { Letter } from './letter.ts';
import type { Listing } from './listing.ts';
import type { MessageKind } from './new-message.ts';
import {
  cancelledLetter,
  completedLetter,
  confirmAddressLetter,
  paymentFailedLetter,
  reservedLetter,
} from './order-letters.ts';
import { refundedInPartLetter, refundedLetter, releasedLetter } from './payment-letters.ts';
import { SalesDigest } from './sales-digest.ts';
import { soldLetter } from './seller-letters.ts';
import { PaidTickets } from './unconfirmed.ts';

export interface Occasion {
  readonly publicUrl: string;
  /** When it is sent: for the time that is left. */
  readonly now: Date;
  /** What a payment was about, where that is known. */
  readonly listing?: Listing | null;
}

/** The words of each kind, from what was kept of the event. */
export function compose(kind: MessageKind, content: unknown, { publicUrl, now, listing = null }: Occasion): Letter {
  switch (kind) {
    case 'verify-email':
    case 'reset-password':
      return linkLetter(UserLinkRequested.data.parse(content), now);
    case 'order-reserved':
      return reservedLetter(OrderState.parse(content), publicUrl, now);
    case 'order-completed':
      return completedLetter(AdmissionIssued.data.parse(content), publicUrl);
    case 'confirm-address':
      return confirmAddressLetter(PaidTickets.parse(content), publicUrl);
    case 'order-cancelled':
      return cancelledLetter(OrderState.parse(content), publicUrl);
    case 'payment-failed':
      return paymentFailedLetter(OrderState.parse(content), publicUrl);
    case 'payment-released':
      return releasedLetter(PaymentState.parse(content), publicUrl, listing);
    case 'refunded':
      return refundedLetter(PaymentState.parse(content), publicUrl, listing);
    case 'refunded-in-part':
      return refundedInPartLetter(PaymentState.parse(content), publicUrl);
    case 'listing-sold':
      return soldLetter(SalesDigest.parse(content), publicUrl);
  }
}
