import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { eventually } from '@ticketing-dev/common/testing';
import { confirmedAdmin } from './confirmed-admin.ts';
import { dashboardQueries, metricsIn, type Query } from './monitoring/component.ts';
import { type Prometheus, startPrometheus } from './monitoring/prometheus.ts';
import { Person } from './person.ts';
import { list, paid, pay, reserve, reserved, settled } from './purchase.ts';
import { type TestStack, temporaryStack } from './temporary-stack.ts';

/**
 * `npm run monitoring`: the whole product under a real Prometheus. Every expression of every dashboard must give data, every
 * alert must be evaluated and be quiet, and stopping the broker must make the right ones fire.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);

const stack = await temporaryStack({ env: { ORDER_HOLD_SECONDS: '5' } });
const prometheus = await startPrometheus(SERVICES.map((service) => ({ service, port: stack.ports[service] ?? 0 })));
try {
  await dashboardsShowData();
  await alertsAreQuiet();
  await stoppingTheBrokerFires();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await prometheus.stop();
  await stack.stop();
}

async function dashboardsShowData(): Promise<void> {
  const queries = dashboardQueries();
  const traffic = keepBusy(stack);
  const empty = new Map<string, Query>(queries.map((query) => [query.expr, query]));
  const deadline = Date.now() + 120_000;
  while (empty.size > 0 && Date.now() < deadline) {
    await sleep(2_000);
    for (const { expr, where } of [...empty.values()]) {
      const found = await prometheus.query(expr);
      if (found.length === 0) continue;
      empty.delete(expr);
      say(`${where}: ${found.length} series, e.g. ${found[0]?.value}   ${expr}`);
    }
  }
  await traffic.stop();
  await allAreKnown(queries);
  const without = [...empty.values()].map(({ where, expr }) => `${where} shows nothing: ${expr}`);
  if (without.length > 0) throw new Error(without.join('\n'));
  say(`\n${queries.length} queries of the dashboards give data.`);
}

/** A query that falls back to nought gives data whatever it asks for: what it asks for must be there. */
async function allAreKnown(queries: readonly Query[]): Promise<void> {
  const known = await prometheus.metrics();
  const asked = [...queries.map(({ expr }) => expr), ...(await prometheus.rules()).map(({ query }) => query)];
  const unknown = new Set(asked.flatMap(metricsIn).filter((name) => !known.has(name)));
  if (unknown.size > 0) throw new Error(`No service has ${[...unknown].join(', ')}.`);
}

/** Sales, refusals of several kinds, holds that end, a refund: again and again, so that there are rates. */
function keepBusy({ url, inboxUrl }: Pick<TestStack, 'url' | 'inboxUrl'>) {
  let stopping = false;
  const work = (async () => {
    const admin = await confirmedAdmin({ ...stack, url, inboxUrl });
    const seller = await new Person(url).signUp();
    const buyer = await new Person(url).signUp();
    while (!stopping) {
      const ticket = await list(seller, { quantity: 3 });
      const sold = await reserved(buyer, ticket.id);
      await pay(buyer, sold.id, 'pm_card_chargeDeclined');
      await paid(buyer, sold.id);
      await settled(buyer, sold.id, ['completed']);
      await admin.ask('POST', `/api/orders/${sold.id}/refund`, { body: { reason: 'the show was moved' } });
      await settled(buyer, sold.id, ['refunded']);
      await reserved(buyer, ticket.id); // left to run out
      await reserve(buyer, ticket.id, 10); // more than there are
      await buyer.ask('GET', '/api/orders/no-such-order');
    }
  })();
  return {
    async stop(): Promise<void> {
      stopping = true;
      await work;
    },
  };
}

async function alertsAreQuiet(): Promise<void> {
  const rules = await eventually(
    async () => {
      const all = await prometheus.rules();
      const wrong = all.filter(({ health, state }) => health !== 'ok' || state === 'firing');
      if (wrong.length > 0)
        throw new Error(wrong.map(({ name, state, lastError }) => `${name} is ${lastError ?? state}`).join('\n'));
      return all;
    },
    { withinMs: 90_000 },
  );
  say(`${rules.length} alerts are evaluated and quiet.`);
}

async function stoppingTheBrokerFires(): Promise<void> {
  say('Stopping the broker …');
  const startedAt = Date.now();
  await stack.down('nats');
  await new Person(stack.url).signUp(); // an event that waits
  for (const name of ['BrokerAway', 'EventsWait']) {
    await until(name, 'firing', 150_000);
    say(`${name} fires after ${Math.round((Date.now() - startedAt) / 1_000)} s: ${await about(prometheus, name)}`);
  }
  say('Starting it again …');
  await stack.up('nats');
  for (const name of ['BrokerAway', 'EventsWait']) await until(name, 'inactive', 60_000);
  say('Both are quiet again.');
}

function until(name: string, wanted: string, withinMs: number): Promise<void> {
  return eventually(
    async () => {
      const state = (await prometheus.rules()).find((rule) => rule.name === name)?.state;
      if (state !== wanted) throw new Error(`${name} is ${state}, not ${wanted}`);
    },
    { withinMs },
  );
}

async function about(from: Prometheus, name: string): Promise<string> {
  const alerts = await from.query(`ALERTS{alertname="${name}", alertstate="firing"}`);
  return alerts.map(({ labels }) => labels.service).join(', ');
}
