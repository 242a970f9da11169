export { ensureReplicaSet, mongoServer, mongoUrl, withMongo } from './mongo.ts';
export { natsServer, openNatsConfig } from './nats.ts';
export { natsStreamingServer, STREAMING_CLUSTER } from './nats-streaming.ts';
export { obtainChromium } from './obtain/chromium.mjs';
export { obtain, type Source } from './obtain/index.mjs';
export { redisServer, redisUrl } from './redis.ts';
export { obtainSchemathesis, type Schemathesis } from './schemathesis.ts';
export { type RunningToxiproxy, startToxiproxy } from './toxiproxy.ts';
