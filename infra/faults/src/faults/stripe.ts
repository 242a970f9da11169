import { setTimeout as sleep } from 'node:timers/promises';
import { stripeLedger } from '@ticketing-dev/stack/outside';
import type { Fault } from '../fault.ts';
import type { Stage } from '../stage.ts';

const BREAKS_FOR_MS = 15_000;
const DAYS_3 = 3 * 86_400;
const PATHS = [
  '/v1/payment_intents',
  '/v1/payment_intents/*',
  '/v1/payment_intents/*/confirm',
  '/v1/payment_intents/*/capture',
  '/v1/payment_intents/*/cancel',
  '/v1/refunds',
];
const ANSWERS = [429, 500, 500, 503, 'hang', 'drop'] as const;
const SOUND = { delayMs: 0, shuffleMs: 0, duplicates: 0, paused: false, timestampOffsetSeconds: 0 };

async function control({ rig }: Stage, knobs: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(`${rig.stack.stripeUrl}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(knobs),
  });
  if (!response.ok) throw new Error(`Stripe's double: ${response.status} ${await response.text()}`);
}

const sound = (stage: Stage) => control(stage, { webhooks: SOUND, faults: [] });

function webhooks(name: string, story: string, knobs: Readonly<Record<string, unknown>>): Fault {
  return {
    name: `stripe-webhooks-${name}`,
    story,
    inject: (stage) => control(stage, { webhooks: { ...SOUND, ...knobs } }),
    lastsMs: 15_000,
    heal: sound,
    // Without webhooks only the bank's question shows the difference.
    traffic: { asked: 0.4, late: 0.2 },
    bounds: { drainedMs: 30_000, releasedLateMs: 2_000, served: 0.999 },
  };
}

/** Says that Stripe took the money of everybody who has not paid yet, with a wrong signature, an old one, and none. */
async function forge({ rig, ledger }: Stage): Promise<void> {
  for (const endAt = Date.now() + 8_000; Date.now() < endAt; await sleep(200)) {
    const intents = (await stripeLedger(rig.stack.stripeUrl)).filter(({ status }) => status.startsWith('requires'));
    for (const { id, amount, metadata } of intents.slice(-3)) {
      const object = { object: 'payment_intent', id, status: 'succeeded', amount, amount_received: amount, metadata };
      const body = JSON.stringify({
        id: `evt_forged${id}`,
        type: 'payment_intent.succeeded',
        created: 0,
        data: { object },
      });
      for (const signature of [`t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}`, 't=1,v1=0', '']) {
        const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
        const { status } = await fetch(`${rig.stack.url}/api/payments/webhook`, { method: 'POST', headers, body });
        if (status !== 400) ledger.forged.push(`a forged webhook was answered by ${status}`);
      }
    }
  }
}

/** A little of everything, changed ten times a second. */
async function breakStripe(stage: Stage): Promise<void> {
  const { roll } = stage;
  for (const endAt = Date.now() + BREAKS_FOR_MS; Date.now() < endAt; await sleep(100)) {
    const fault = {
      path: roll.oneOf(PATHS),
      answer: roll.oneOf(ANSWERS),
      effect: roll.chance(0.5),
      times: roll.upTo(3),
    };
    await control(stage, { faults: [fault] });
  }
}

/** Until so many orders were made. */
async function untilOrders(stage: Stage, orders: number): Promise<void> {
  const giveUpAt = Date.now() + 240_000;
  while (stage.ledger.orders.size < orders && Date.now() < giveUpAt) await sleep(200);
  stage.mark(`${stage.ledger.orders.size} orders made`);
}

export const stripeFaults: readonly Fault[] = [
  webhooks('doubled', 'Stripe sends every webhook five times, in random order.', { duplicates: 4, shuffleMs: 4_000 }),
  webhooks('paused', 'Stripe sends nothing for 15 s, then everything.', { paused: true }),
  webhooks('days-late', 'Webhooks are signed three days ago: they are refused, and come again.', {
    timestampOffsetSeconds: -DAYS_3,
  }),
  {
    name: 'stripe-webhooks-forged',
    story: 'Somebody who is not Stripe says that everybody has paid.',
    inject: forge,
    traffic: { asked: 0.6, late: 0.8 },
    bounds: { drainedMs: 30_000, served: 0.999 },
  },
  {
    name: 'stripe-breaks',
    story: 'Stripe answers 429, 500 and 503, hangs and cuts connections, before and after the effect.',
    inject: breakStripe,
    heal: sound,
    bounds: { drainedMs: 30_000, releasedLateMs: 2_000 },
    rounds: 2,
  },
  {
    name: 'stripe-late-payment',
    story: 'The bank answers when the hold is over: the money goes back.',
    inject: () => sleep(20_000),
    traffic: { asked: 0.7, late: 0.9, left: 0, cancelled: 0, cancelledAndPaid: 0 },
    bounds: { drainedMs: 30_000, releasedLateMs: 2_000, served: 0.999 },
  },
  {
    name: 'cancel-and-pay',
    story: 'A thousand orders are cancelled and paid at the same instant.',
    inject: (stage) => untilOrders(stage, 1_000),
    traffic: { buyers: 16, pauseMs: 20, hotSeats: 100, left: 0, cancelled: 0, cancelledAndPaid: 1 },
    bounds: { drainedMs: 30_000, releasedLateMs: 2_000, served: 0.999 },
  },
];
