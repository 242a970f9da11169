import { obtain } from './index.mjs';

// Started beside `npm ci` on a first run, so that the servers are built meanwhile. Silent: whoever needs one asks again, waits
// for this by the cache's lock, and says what is wrong.
const streaming = process.env.EVENT_BUS === 'nats-streaming';
const urls = { mongo: 'MONGO_URL', redis: 'REDIS_URL', nats: 'NATS_URL', 'nats-streaming': 'NATS_STREAMING_URL' };
/** @type {import('./index.mjs').ServerName[]} */
const servers = ['mongo', 'redis', streaming ? 'nats-streaming' : 'nats'];
await Promise.allSettled(servers.filter((server) => !process.env[urls[server]]).map((server) => obtain(server)));
