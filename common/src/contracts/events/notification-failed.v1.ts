import { defineEvent } from '../define-event.ts';
import { NotificationState } from './notification-state.ts';

export const NotificationFailed = defineEvent({
  type: 'notification:failed',
  version: 1,
  source: 'support',
  data: NotificationState,
});
