import { natsServer, natsStreamingServer } from './go-server.mjs';
import { mongod } from './mongod.mjs';
import { redisServer } from './redis-server.mjs';
import { firstOf } from './ways.mjs';

const SERVERS = { mongo: mongod, nats: natsServer, 'nats-streaming': natsStreamingServer, redis: redisServer };

/** @typedef {keyof typeof SERVERS} ServerName */
/** @typedef {import('./ways.mjs').Source} Source */

/**
 * Finds what a server runs from: a program on PATH or in the cache, Docker, or the package registries; in this order.
 *
 * @param {ServerName} server
 * @param {{ docker?: boolean }} [options] `docker: false` where a program is needed that can be started by its path
 * @returns {Promise<import('./ways.mjs').Source>}
 * @throws {Error} one sentence naming what was tried
 */
export function obtain(server, { docker = true } = {}) {
  const { name, here, docker: byDocker, packages, setting } = SERVERS[server];
  const ways = [...here, ...(docker ? [byDocker] : []), ...packages];
  return firstOf(name, ways, `put one on PATH, start Docker, or set ${setting}`);
}
