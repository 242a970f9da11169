import {
  type AnyEventDefinition,
  CONFIDENTIAL,
  CONSUMES,
  EVENTS,
  SERVICES,
  type ServiceName,
  TAILS,
} from '../contracts/index.ts';
import { durableName, inboxPrefix, STREAM, tailNames } from './consumer-names.ts';

/** The subjects one broker user may use; whatever is not listed is refused. */
export interface BrokerPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/** What a service that somebody else runs tells and hears. */
export interface GuestUse {
  readonly publishes: readonly AnyEventDefinition[];
  readonly consumes: readonly AnyEventDefinition[];
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

/**
 * What the broker user of a service outside this product may do: publish its own events and read those named, nothing else.
 *
 * @param name of the user and the service, which its consumers are named after
 * @throws Error when the name is one of ours, or it wants to tell somebody else's event or to hear a confidential one
 */
export function guestPermissions(name: string, { publishes, consumes }: GuestUse): BrokerPermissions {
  if (SERVICES.some((service) => service === name)) throw new Error(`${name} is a service of this product.`);
  const foreign = publishes.find(({ source }) => source !== name);
  if (foreign) throw new Error(`${name} cannot publish ${foreign.type}: its source is ${foreign.source}.`);
  const confidential = consumes.find((definition) => CONFIDENTIAL.includes(definition));
  if (confidential) throw new Error(`${name} cannot hear ${confidential.type}: it is confidential.`);
  return {
    publish: [
      ...publishes.map(({ natsSubject }) => natsSubject),
      `$JS.API.STREAM.INFO.${STREAM}`,
      ...consumes.flatMap((definition) => consuming(name, definition)),
    ],
    subscribe: [`${inboxPrefix(name)}.>`],
  };
}

/** The request to make a consumer carries its filter in its subject: one that reads anything else is refused. */
function consuming(service: string, definition: AnyEventDefinition): readonly string[] {
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
