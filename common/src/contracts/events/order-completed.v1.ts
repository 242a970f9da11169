import { defineEvent } from '../define-event.ts';
import { OrderState } from './state.ts';

export const OrderCompleted = defineEvent({ type: 'order:completed', version: 1, source: 'orders', data: OrderState });
