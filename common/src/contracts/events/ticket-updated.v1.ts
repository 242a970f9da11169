import { defineEvent } from '../define-event.ts';
import { TicketState } from './state.ts';

export const TicketUpdated = defineEvent({ type: 'ticket:updated', version: 1, source: 'tickets', data: TicketState });
