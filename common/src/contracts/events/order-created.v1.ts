import { defineEvent } from '../define-event.ts';
import { OrderState } from './state.ts';

export const OrderCreated = defineEvent({ type: 'order:created', version: 1, source: 'orders', data: OrderState });
