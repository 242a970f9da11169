export { buildStripeDouble, type StripeDouble, type StripeDoubleOptions } from './build-stripe-double.ts';
export type { LedgerLine } from './control/ledger.ts';
export { type Exchange, type ShapeProxy, startShapeProxy } from './shape-proxy.ts';
export { type RunningStripeDouble, startStripeDouble } from './start-stripe-double.ts';
