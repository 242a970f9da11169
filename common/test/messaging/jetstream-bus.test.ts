import { conformance } from './conformance.ts';
import { jetStreamBroker } from './jetstream-broker.ts';

conformance('JetStream', jetStreamBroker);
