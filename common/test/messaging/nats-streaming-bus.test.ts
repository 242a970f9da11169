import { conformance } from './conformance/conformance.ts';
import { natsStreamingBroker } from './nats-streaming-broker.ts';

conformance('NATS Streaming', natsStreamingBroker);
