import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import type { TestStack } from '@ticketing-dev/stack/temporary-stack';
import { MongoClient } from 'mongodb';

export type Databases = Awaited<ReturnType<typeof databases>>;

interface OutboxRow {
  readonly sentAt: Date | null;
  readonly createdAt: Date;
}

/** An auditor's view of the services' databases, past every line that faults are put into. */
export async function databases({ backing }: TestStack) {
  const clients = new Map(
    SERVICES.map((service) => [
      service,
      new MongoClient(backing.mongo(service), {
        serverSelectionTimeoutMS: 2_000,
        socketTimeoutMS: 5_000,
        maxPoolSize: 3,
      }),
    ]),
  );
  const of = (service: ServiceName) => {
    const client = clients.get(service);
    if (client === undefined) throw new Error(`no database of ${service}`);
    return client.db();
  };
  const sum = async (count: (service: ServiceName) => Promise<number>) =>
    (await Promise.all(SERVICES.map(count))).reduce((total, one) => total + one, 0);

  return {
    of,
    /** Events that wait for the broker; with `before`, those told before then. */
    waiting: (before?: Date) =>
      sum((service) =>
        of(service)
          .collection<OutboxRow>('outbox')
          .countDocuments({ sentAt: null, ...(before && { createdAt: { $lt: before } }) }),
      ),
    /** Events that were set aside. */
    async deadLetters(): Promise<string[]> {
      const all = SERVICES.map(async (service) => {
        const letters = of(service).collection<{ type: string | null; error: string; status: string }>('deadletters');
        const open = await letters.find({ status: { $in: ['open', 'requested', 'retrying'] } }).toArray();
        return open.map(({ type, error }) => `${service} set aside ${type}: ${error}`);
      });
      return (await Promise.all(all)).flat();
    },
    async close(): Promise<void> {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
