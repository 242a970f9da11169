import { asyncApi } from '@ticketing-dev/common/contracts';
import { type Api, openApi } from '@ticketing-dev/common/http';
import { api as auth } from '../../../../auth/src/http/api.ts';
import { api as expiration } from '../../../../expiration/src/http/api.ts';
import { api as orders } from '../../../../orders/src/http/api.ts';
import { api as payments } from '../../../../payments/src/http/api.ts';
import { api as support } from '../../../../support/src/http/api.ts';
import { api as tickets } from '../../../../tickets/src/http/api.ts';

const APIS: readonly Api[] = [auth, tickets, orders, payments, expiration, support];

/** What is generated from the code, by its path under `docs/`. */
export function documents(): Map<string, string> {
  const text = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;
  return new Map([
    ...APIS.map((api): [string, string] => [`openapi/${api.service}.json`, text(openApi(api))]),
    ['asyncapi.json', text(asyncApi())],
  ]);
}
