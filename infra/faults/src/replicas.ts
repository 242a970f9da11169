import type { ServiceName } from '@ticketing-dev/common/contracts';

/** Two relays, two sweepers, two reconcilers and more: every service beside itself, as in a cluster. */
export const REPLICAS: Readonly<Record<ServiceName, number>> = {
  auth: 2,
  tickets: 2,
  orders: 3,
  payments: 2,
  expiration: 2,
  support: 2,
};
