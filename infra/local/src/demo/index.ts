export { catalogue } from './catalogue.ts';
export { confirmAddress } from './confirm-address.ts';
export { visitor } from './visitor.ts';
