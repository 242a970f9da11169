import { defineEvent } from '../define-event.ts';
import { UserState } from './state.ts';

export const UserCreated = defineEvent({ type: 'user:created', version: 1, source: 'auth', data: UserState });
