export * from './define-event.ts';
export * from './events/index.ts';
export * from './events/notification-state.ts';
export * from './events/state.ts';
export * from './http/index.ts';
export * from './permissions.ts';
export * from './topology.ts';
export * from './values.ts';
