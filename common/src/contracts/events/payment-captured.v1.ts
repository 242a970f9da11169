import { defineEvent } from '../define-event.ts';
import { PaymentState } from './state.ts';

export const PaymentCaptured = defineEvent({
  type: 'payment:captured',
  version: 1,
  source: 'payments',
  data: PaymentState,
});
