import { defineEvent } from '../define-event.ts';
import { OrderState } from './state.ts';

export const OrderUpdated = defineEvent({ type: 'order:updated', version: 1, source: 'orders', data: OrderState });
