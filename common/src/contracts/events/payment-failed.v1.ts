import { defineEvent } from '../define-event.ts';
import { PaymentState } from './state.ts';

export const PaymentFailed = defineEvent({
  type: 'payment:failed',
  version: 1,
  source: 'payments',
  data: PaymentState,
});
