import { defineEvent } from '../define-event.ts';
import { RoleState } from './state.ts';

export const RoleUpdated = defineEvent({ type: 'role:updated', version: 1, source: 'auth', data: RoleState });
