import { defineEvent } from '../define-event.ts';
import { PaymentState } from './state.ts';

export const PaymentRefunded = defineEvent({
  type: 'payment:refunded',
  version: 1,
  source: 'payments',
  data: PaymentState,
});
