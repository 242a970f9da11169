import { type Api, documentApi, opsApi } from '@ticketing-dev/common/http';
import * as account from './account-api.ts';
import * as admin from './admin-api.ts';
import * as links from './link-api.ts';
import * as sessions from './session-api.ts';

export const api: Api = {
  service: 'auth',
  description: 'Accounts, sessions and what user types may do.',
  routes: { ...sessions, ...account, ...links, ...admin, ...documentApi('auth'), ...opsApi('auth') },
};
