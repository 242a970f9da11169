import { onOrderChanged } from './on-order-changed.ts';
import { onTicketChanged } from './on-ticket-changed.ts';

export const handlers = [onOrderChanged, onTicketChanged];
