import { type Api, documentApi, opsApi } from '@ticketing-dev/common/http';
import * as admissions from './admission-api.ts';
import * as audit from './audit-api.ts';
import * as orders from './order-api.ts';
import * as sales from './sales-api.ts';
import * as stuck from './stuck-api.ts';

export const api: Api = {
  service: 'orders',
  description: 'Stock, orders and e-tickets: who holds what until when.',
  routes: { ...orders, ...sales, ...admissions, ...audit, ...stuck, ...documentApi('orders'), ...opsApi('orders') },
};
