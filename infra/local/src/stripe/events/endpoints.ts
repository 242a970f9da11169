import { z } from 'zod';
import { missing } from '../http/api-error.ts';
import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import { boolean, listParams, text } from '../http/param-kinds.ts';

const path = '/v1/events';
const ListParams = z.strictObject({
  ...listParams,
  type: text().optional(),
  types: z.array(text()).max(20).optional(),
  delivery_success: boolean.optional(),
});

/** `payment_intent.*` names all of an object's. */
const named = (pattern: string, type: string) =>
  pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;

export const eventEndpoints = [
  endpoint({
    method: 'get',
    path,
    params: ListParams,
    run: (call, { type, types, delivery_success, ...page }) =>
      listPage(
        call,
        'events',
        path,
        page,
        ({ object }) =>
          (type === undefined || named(type, object.type)) &&
          (types === undefined || types.some((one) => named(one, object.type))) &&
          (delivery_success === undefined || (object.pending_webhooks === 0) === delivery_success),
      ),
  }),
  endpoint({
    method: 'get',
    path: `${path}/:id`,
    params: z.strictObject({}),
    run(call, _params, id) {
      const row = call.double.store.get('events', id);
      if (!row || row.account !== call.account) throw missing('event', id, 'id');
      return row.object;
    },
  }),
];
