import { defineEvent } from '../define-event.ts';
import { OrderState } from './state.ts';

export const OrderRefunded = defineEvent({ type: 'order:refunded', version: 1, source: 'orders', data: OrderState });
