import { defineEvent } from '../define-event.ts';
import { OrderState } from './state.ts';

export const OrderCancelled = defineEvent({ type: 'order:cancelled', version: 1, source: 'orders', data: OrderState });
