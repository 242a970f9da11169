import { defineEvent } from '../define-event.ts';
import { UserState } from './state.ts';

export const UserUpdated = defineEvent({ type: 'user:updated', version: 1, source: 'auth', data: UserState });
