import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { runTool } from '@ticketing-dev/local/tools';
import { asBrokerAdmin } from '../broker.ts';
import type { Fault } from '../fault.ts';
import type { Rig } from '../rig.ts';

/** With the operators' own tool. */
async function replay({ stack }: Rig, service: ServiceName): Promise<void> {
  const env = {
    MONGO_URL: stack.backing.mongo(service),
    NATS_URL: `nats://admin:${stack.secrets.natsAdmin}@127.0.0.1:${stack.ports.nats}`,
  };
  const tool = ['--conditions=@ticketing-dev/source', 'common/src/mongo/events-cli.ts', 'replay'];
  const { code, output } = await runTool('node_modules/tsx/dist/cli.mjs', tool, { env });
  if (code !== 0) throw new Error(`replay of ${service}: ${output}`);
}

export const streamFaults: readonly Fault[] = [
  {
    name: 'stream-deleted',
    story: 'Somebody deletes the broker’s stream with all its events and consumers; the outboxes are replayed.',
    async inject({ rig }) {
      const { nats, manager, stream } = await asBrokerAdmin(rig);
      await manager.streams.delete(stream).finally(() => nats.close());
    },
    lastsMs: 6_000,
    async heal({ rig, mark }) {
      for (const service of SERVICES) await replay(rig, service);
      mark('all outboxes replayed');
    },
    bounds: { drainedMs: 30_000, served: 0.999, releasedLateMs: 2_000 },
  },
];
