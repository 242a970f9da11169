import { defineEvent } from '../define-event.ts';
import { PaymentState } from './state.ts';

export const PaymentCreated = defineEvent({
  type: 'payment:created',
  version: 1,
  source: 'payments',
  data: PaymentState,
});
