import { type Api, documentApi, opsApi } from '@ticketing-dev/common/http';
import * as timers from './timer-api.ts';

export const api: Api = {
  service: 'expiration',
  description: 'Timers: when holds and sales end.',
  routes: { ...timers, ...documentApi('expiration'), ...opsApi('expiration') },
};
