import { z } from 'zod';
import type { Call } from '../double.ts';
import { missing } from '../http/api-error.ts';
import { endpoint } from '../http/endpoint.ts';
import { listPage } from '../http/list.ts';
import { boolean, listParams, text } from '../http/param-kinds.ts';
import { pendingWebhooks } from '../webhooks/schedule.ts';
import type { StripeEvent } from './stripe-event.ts';

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

/** The event as it was recorded, with what has become of its webhook. */
const shown = ({ double }: Call, object: StripeEvent) => ({
  ...object,
  pending_webhooks: pendingWebhooks(double, object.id),
});

export const eventEndpoints = [
  endpoint({
    method: 'get',
    path,
    params: ListParams,
    run(call, { type, types, delivery_success, ...page }) {
      const list = listPage(
        call,
        'events',
        path,
        page,
        ({ id, object }) =>
          (type === undefined || named(type, object.type)) &&
          (types === undefined || types.some((one) => named(one, object.type))) &&
          (delivery_success === undefined || (pendingWebhooks(call.double, id) === 0) === delivery_success),
      );
      return { ...list, data: list.data.map((object) => shown(call, object)) };
    },
  }),
  endpoint({
    method: 'get',
    path: `${path}/:id`,
    params: z.strictObject({}),
    run(call, _params, id) {
      const row = call.double.store.get('events', id);
      if (!row || row.account !== call.account) throw missing('event', id, 'id');
      return shown(call, row.object);
    },
  }),
];
