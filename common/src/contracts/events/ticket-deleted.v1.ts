import { defineEvent } from '../define-event.ts';
import { TicketState } from './state.ts';

export const TicketDeleted = defineEvent({ type: 'ticket:deleted', version: 1, source: 'tickets', data: TicketState });
