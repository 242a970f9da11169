import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { asBrokerAdmin } from '../broker.ts';
import type { Fault } from '../fault.ts';
import type { Stage } from '../stage.ts';

const COPY = 'Rig-Copy';
const COPIES = 4;
const LATEST_MS = 6_000;
const LASTS_MS = 15_000;

/** Publishes every event four times more, each copy at a moment of its own within six seconds. */
async function repeatAll({ rig, roll, mark }: Stage): Promise<void> {
  const { nats, js, manager, stream } = await asBrokerAdmin(rig);
  const timers = new Set<Promise<unknown>>();
  let copies = 0;
  const { name } = await manager.consumers.add(stream, {
    ack_policy: AckPolicy.None,
    deliver_policy: DeliverPolicy.New,
    mem_storage: true,
  });
  const messages = await (await js.consumers.get(stream, name)).consume();
  const end = setTimeout(() => messages.stop(), LASTS_MS);
  for await (const message of messages) {
    if (message.headers?.has(COPY)) continue;
    const header = headers();
    header.set(COPY, '1');
    for (let copy = 0; copy < COPIES; copy += 1) {
      const later = new Promise((resolve) => setTimeout(resolve, roll.upTo(LATEST_MS)));
      timers.add(later.then(() => js.publish(message.subject, message.data, { headers: header })));
      copies += 1;
    }
  }
  clearTimeout(end);
  await Promise.all(timers);
  mark(`${copies} copies published`);
  await manager.consumers.delete(stream, name).catch(() => false);
  await nats.close();
}

export const messageFaults: readonly Fault[] = [
  {
    name: 'messages-five-times',
    story: 'Every event comes five times, its copies late and in random order.',
    inject: repeatAll,
    bounds: { drainedMs: 30_000, served: 0.999, releasedLateMs: 2_000 },
  },
];
