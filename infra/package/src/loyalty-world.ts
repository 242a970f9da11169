import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { defineEvent, Envelope, type EventEnvelope, OrderCompleted } from '@ticketing-dev/common/contracts';
import { connect } from '@ticketing-dev/common/mongo';
import { newId } from '@ticketing-dev/common/runtime';
import { testMongo, withDatabase } from '@ticketing-dev/common/testing';
import { z } from 'zod';
import { startBroker } from './broker.ts';

/** What the broker's operator knows of the guest. */
const PointsEarned = defineEvent({ type: 'points:earned', version: 1, source: 'loyalty', data: z.unknown() });

export type LoyaltyWorld = Awaited<ReturnType<typeof loyaltyWorld>>;

/** The world the README's service lives in: a database of its own, and the product's broker with it as a guest. */
export async function loyaltyWorld(dir: string) {
  const mongo = await testMongo();
  const url = withDatabase(mongo.url, `test-loyalty-${newId()}`);
  const connection = await connect(url);
  const use = { publishes: [PointsEarned], consumes: [OrderCompleted] };
  const broker = await startBroker(join(dir, 'broker'), { guest: 'loyalty', use });
  const orders = await broker.bus('orders');
  const operator = await broker.operator();
  const told: EventEnvelope[] = [];
  operator.subscribe(PointsEarned.natsSubject, {
    callback: (_, message) => void told.push(Envelope.parse(message.json())),
  });
  await operator.flush();
  let service: ChildProcess | undefined;
  let output = '';

  return {
    /** All points events so far. */
    told,
    output: () => output,
    publish: (event: EventEnvelope) => orders.publish([event]),
    /** Past the broker's own guard against repeats. */
    publishAgain: (event: EventEnvelope) => operator.publish(OrderCompleted.natsSubject, JSON.stringify(event)),
    pointsOf: async (memberId: string) =>
      (await connection.collection<{ _id: string; points: number }>('members').findOne({ _id: memberId }))?.points,
    deadLetters: () => connection.collection('deadletters').countDocuments({ status: 'open' }),
    startService(program: string): void {
      const env = { PATH: process.env.PATH, MONGO_URL: url, NATS_URL: broker.urlOf('loyalty') };
      service = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      for (const stream of [service.stdout, service.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
      }
    },
    async killService(): Promise<void> {
      if (!service || service.exitCode !== null) return;
      const exited = once(service, 'exit');
      service.kill('SIGKILL');
      await exited;
    },
    async end(): Promise<void> {
      await this.killService();
      await operator.close();
      await orders.drain();
      await broker.stop();
      await connection.dropDatabase();
      await connection.close();
      await mongo.stop();
    },
  };
}
