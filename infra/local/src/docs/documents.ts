import { asyncApi } from '@ticketing-dev/common/contracts';
import { type Api, openApi } from '@ticketing-dev/common/http';
import { api as auth } from '../../../../auth/src/http/api.ts';
import { api as expiration } from '../../../../expiration/src/http/api.ts';
import { api as orders } from '../../../../orders/src/http/api.ts';
import { api as payments } from '../../../../payments/src/http/api.ts';
import { api as support } from '../../../../support/src/http/api.ts';
import { api as tickets } from '../../../../tickets/src/http/api.ts';
import type { GeneratedDoc } from './generated-doc.ts';

const APIS: readonly Api[] = [auth, tickets, orders, payments, expiration, support];

/** Every route and every event, as documents that other programs read. */
export function documents(): GeneratedDoc[] {
  const doc = (path: string, document: unknown) => ({ path, content: `${JSON.stringify(document, null, 2)}\n` });
  const routes = APIS.map((api) => doc(`docs/openapi/${api.service}.json`, openApi(api)));
  return [...routes, doc('docs/asyncapi.json', asyncApi())];
}
