import { defineEvent } from '../define-event.ts';
import { NotificationState } from './notification-state.ts';

export const NotificationSent = defineEvent({
  type: 'notification:sent',
  version: 1,
  source: 'support',
  data: NotificationState,
});
