import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { forgetEvents } from '@ticketing-dev/common/messaging';
import type { State } from '../process/state.ts';
import { givenUrl } from '../stack/given-url.ts';

/**
 * The broker begins anew: it knows of changes that were undone. So does this clone's own Redis, which holds nothing that is not
 * made again. A Redis that was set is left alone: jobs without their timer do nothing.
 */
export async function emptyBroker({ state, env }: { state: State; env: NodeJS.ProcessEnv }): Promise<void> {
  for (const server of ['nats', 'nats-streaming', 'redis']) emptyFolder(state.data(server));
  const set = new Set(SERVICES.map((service) => givenUrl(env, 'NATS_URL', service)).filter((url) => url !== undefined));
  for (const url of set) await forgetEvents(url);
  const streaming = SERVICES.some((service) => givenUrl(env, 'NATS_STREAMING_URL', service));
  if (streaming) process.stdout.write('NATS Streaming cannot forget: start it with an empty store folder.\n');
}

function emptyFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) rmSync(join(folder, entry), { recursive: true, force: true });
}
