import { conformance } from './conformance.ts';
import { natsStreamingBroker } from './nats-streaming-broker.ts';

conformance('NATS Streaming', natsStreamingBroker);
