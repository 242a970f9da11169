import { type AnyEventDefinition, CONSUMES, EVENTS, type ServiceName, TAILS } from '../contracts/index.ts';
import { durableName, inboxPrefix, STREAM, tailNames } from './consumer-names.ts';

/** The subjects one broker user may use; whatever is not listed is refused. */
export interface BrokerPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/**
 * What a service's broker user may do: publish the events it owns, read those the topology lists through consumers of its own,
 * make the stream where it is missing. It cannot read the stream otherwise, nor change, empty or delete it.
 */
export function brokerPermissions(service: ServiceName): BrokerPermissions {
  return {
    publish: [
      ...EVENTS.filter(({ source }) => source === service).map(({ natsSubject }) => natsSubject),
      `$JS.API.STREAM.INFO.${STREAM}`,
      `$JS.API.STREAM.CREATE.${STREAM}`,
      ...CONSUMES[service].flatMap((definition) => consuming(service, definition)),
      ...TAILS.flatMap((definition) => tailing(service, definition)),
    ],
    subscribe: [`${inboxPrefix(service)}.>`],
  };
}

/** The request to make a consumer carries its filter in its subject: one that reads anything else is refused. */
function consuming(service: ServiceName, definition: AnyEventDefinition): readonly string[] {
  const name = durableName(service, definition);
  return [
    `$JS.API.CONSUMER.CREATE.${STREAM}.${name}.${definition.natsSubject}`,
    `$JS.API.CONSUMER.INFO.${STREAM}.${name}`,
    `$JS.API.CONSUMER.MSG.NEXT.${STREAM}.${name}`,
    `$JS.ACK.${STREAM}.${name}.>`,
  ];
}

function tailing(service: ServiceName, definition: AnyEventDefinition): readonly string[] {
  return tailNames(service, definition).flatMap((name) => [
    `$JS.API.CONSUMER.CREATE.${STREAM}.${name}.${definition.natsSubject}`,
    `$JS.API.CONSUMER.MSG.NEXT.${STREAM}.${name}`,
  ]);
}
