import { type Api, documentApi, opsApi } from '@ticketing-dev/common/http';
import * as payments from './payment-api.ts';
import * as strays from './stray-api.ts';
import * as stuck from './stuck-api.ts';

export const api: Api = {
  service: 'payments',
  description: 'Money: payments of orders through Stripe, and what becomes of them.',
  routes: { ...payments, ...strays, ...stuck, ...documentApi('payments'), ...opsApi('payments') },
};
