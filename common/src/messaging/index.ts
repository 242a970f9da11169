export { type BrokerPermissions, brokerPermissions, type GuestUse, guestPermissions } from './broker-permissions.ts';
export { type AnyEventOf, consume, type Handler } from './consume.ts';
export { STREAM } from './consumer-names.ts';
export type { DeadLetter, DeadLetters } from './dead-letter.ts';
export type {
  ConsumeInput,
  Delivery,
  EventBus,
  PublishOutcome,
  Settlement,
  Subscription,
  TailInput,
} from './event-bus.ts';
export { forgetEvents } from './jetstream/forget-events.ts';
export { type JetStreamBusOptions, jetStreamBus } from './jetstream/jetstream-bus.ts';
export { type NatsServerConfigInput, natsServerConfig } from './nats-server-config.ts';
export { type NatsStreamingBusOptions, natsStreamingBus } from './nats-streaming/nats-streaming-bus.ts';
export { type Reading, readEvent } from './read-event.ts';
export { retryDelay } from './retry-delay.ts';
export { type ConsumerDeps, type ConsumerOptions, startConsumers } from './start-consumers.ts';
