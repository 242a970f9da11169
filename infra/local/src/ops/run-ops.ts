import { parseArgs } from 'node:util';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { z } from 'zod';
import type { Operator } from './operator.ts';
import * as show from './overview.ts';
import { items, Stray } from './resources.ts';

export const USAGE = `npm run ops                                                    everything that waits for an operator
npm run ops -- dead-letters [<service>]                        events that could not be handled
npm run ops -- dead-letters retry|drop <service> <id> --reason "…"
npm run ops -- orders [check <id>]                             orders that do not move on
npm run ops -- payments [check <id>]                           money that does not move on
npm run ops -- listings [resume <id>]                          listings whose stock does not add up
npm run ops -- messages [retry <id> | drop <id> --reason "…"]  messages that were given up
npm run ops -- strays --since <instant>                        after a restore: money that no payment knows of
npm run ops -- strays return --since <instant> --reason "…"    give it back

Against PUBLIC_URL, signed in as OPS_EMAIL with OPS_PASSWORD; without them this clone, as its demo administrator.
`;

export class UsageError extends Error {}

/** One command of an operator's; answers the lines to print. @throws UsageError, or Error in one sentence */
export async function runOps(argv: readonly string[], operator: () => Promise<Operator>): Promise<string[]> {
  const { positionals, values } = parse(argv);
  if (values.help) return [USAGE];
  const [topic = 'all', action, ...rest] = positionals;
  const reason = () => values.reason ?? usage('Say why: --reason "…" is kept with the decision.');
  const since = () => values.since ?? usage('Say since when: --since 2026-01-31T12:00:00Z');
  const id = () => rest[0] ?? usage(`Say which: npm run ops -- ${topic} ${action} <id>`);
  const list = async (...parts: ((operator: Operator) => Promise<string[]>)[]) => {
    const signedIn = await operator();
    const lines = (await Promise.all(parts.map((part) => part(signedIn)))).flat();
    return lines.length > 0 ? lines : ['None.'];
  };
  const act = async (path: string, body: object, done: string) => {
    await (await operator()).post(path, body, z.unknown());
    return [done];
  };

  switch (`${topic} ${action ?? ''}`.trim()) {
    case 'all':
      return show.overview(await operator());
    case 'dead-letters retry':
    case 'dead-letters drop': {
      const [service, letter] = [serviceOf(rest[0]), rest[1] ?? usage('Say which: the id of the event.')];
      const done =
        action === 'drop' ? 'Dropped: its effect never happens.' : 'Asked for: it is taken up within seconds.';
      return act(`/api/ops/${service}/dead-letters/${letter}/${action}`, { reason: reason() }, done);
    }
    case 'dead-letters':
      return list(...SERVICES.map((service) => (one: Operator) => show.deadLetters(one, service)));
    case 'orders':
      return list(show.stuckOrders);
    case 'orders check':
      return act(`/api/ops/orders/${id()}/check`, {}, 'Looked at: see npm run ops -- orders.');
    case 'payments':
      return list(show.stuckPayments);
    case 'payments check':
      return act(`/api/ops/payments/${id()}/check`, {}, 'Stripe is asked now: see npm run ops -- payments.');
    case 'listings':
      return list(show.stoppedListings);
    case 'listings resume':
      return act(`/api/ops/orders/audit/${id()}/resume`, {}, 'It sells again.');
    case 'messages':
      return list(show.failedMessages);
    case 'messages retry':
      return act(`/api/ops/support/messages/${id()}/retry`, {}, 'Queued again.');
    case 'messages drop':
      return act(`/api/ops/support/messages/${id()}/drop`, { reason: reason() }, 'Dropped: it is never sent.');
    case 'strays': {
      const path = `/api/ops/payments/strays?since=${encodeURIComponent(since())}`;
      return list(async (one) => (await one.get(path, items(Stray))).items.map(strayLine));
    }
    case 'strays return': {
      const body = { since: since(), reason: reason() };
      return list(async (one) =>
        (await one.post('/api/ops/payments/strays/return', body, items(Stray))).items.map(strayLine),
      );
    }
    default:
      if (topic === 'dead-letters' && positionals.length === 2) {
        const service = serviceOf(action);
        return list((one) => show.deadLetters(one, service));
      }
      return usage(`There is no "${positionals.join(' ')}".`);
  }
}

function parse(argv: readonly string[]) {
  try {
    const options = { reason: { type: 'string' }, since: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

function serviceOf(name: string | undefined): string {
  return SERVICES.find((one) => one === name) ?? usage(`Say whose: ${SERVICES.join(', ')}.`);
}

function usage(sentence: string): never {
  throw new UsageError(sentence);
}

function strayLine({ intentId, orderId, amount, currency, status, outcome }: z.infer<typeof Stray>): string {
  return `${intentId}  order ${orderId ?? '?'}  ${amount} ${currency}  ${outcome ?? status ?? ''}`;
}
