export * from './in-words.ts';
export * from './list.ts';
export * from './orders.ts';
export * from './payments.ts';
export * from './problem.ts';
export * from './tickets.ts';
export * from './users.ts';
