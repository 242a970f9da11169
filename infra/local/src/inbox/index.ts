export { inboxApp } from './app.ts';
export type { Message } from './message.ts';
export { type MessageStore, messageStore } from './message-store.ts';
export { smtpServer } from './smtp.ts';
