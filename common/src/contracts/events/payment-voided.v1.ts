import { defineEvent } from '../define-event.ts';
import { PaymentState } from './state.ts';

export const PaymentVoided = defineEvent({
  type: 'payment:voided',
  version: 1,
  source: 'payments',
  data: PaymentState,
});
