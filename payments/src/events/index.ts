import { onOrderChanged } from './on-order-changed.ts';

/** What payments hears; the copy of roles is kept by the runtime. */
export const handlers = [onOrderChanged];
