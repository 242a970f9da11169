import { defineEvent } from '../define-event.ts';
import { TicketState } from './state.ts';

export const TicketCreated = defineEvent({ type: 'ticket:created', version: 1, source: 'tickets', data: TicketState });
