import { defineEvent } from '../define-event.ts';
import { UserTombstone } from './state.ts';

export const UserDeleted = defineEvent({ type: 'user:deleted', version: 1, source: 'auth', data: UserTombstone });
