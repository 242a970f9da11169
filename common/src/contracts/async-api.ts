import { z } from 'zod';
import { type AnyEventDefinition, Envelope, SERVICES } from './define-event.ts';
import { EVENTS } from './events/index.ts';
import { CONSUMES, TAILS } from './topology.ts';

type Json = Readonly<Record<string, unknown>>;
export type AsyncApi = ReturnType<typeof asyncApi>;

/** The AsyncAPI 3.0 document of all events: their channels, what they carry, and who sends and hears them. */
export function asyncApi() {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'ticketing.dev: events',
      version: '1.0.0',
      description:
        "CloudEvents 1.0 in JSON over NATS JetStream. `data` is the aggregate's whole public state with its version: the newest wins, however often and in whatever order events come. Delivery is at least once.",
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(EVENTS.map((event) => [nameOf(event), channel(event)])),
    operations: Object.fromEntries(EVENTS.flatMap(operations)),
    components: {
      messages: Object.fromEntries(EVENTS.map((event) => [nameOf(event), message(event)])),
      schemas: { Envelope: schemaOf(Envelope) },
    },
  };
}

/** Who hears an event, in the order of `SERVICES`. */
export function readersOf(event: AnyEventDefinition): string[] {
  if (TAILS.includes(event)) return [...SERVICES];
  return SERVICES.filter((service) => CONSUMES[service].includes(event));
}

const nameOf = ({ type, version }: AnyEventDefinition): string => `${type.replace(':', '.')}.v${version}`;

function channel(event: AnyEventDefinition) {
  return {
    address: event.natsSubject,
    messages: { [nameOf(event)]: { $ref: `#/components/messages/${nameOf(event)}` } },
  };
}

function operations(event: AnyEventDefinition): [string, Json][] {
  const name = nameOf(event);
  const about = {
    channel: { $ref: `#/channels/${name}` },
    messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
  };
  const tagged = (service: string) => ({ ...about, tags: [{ name: service }] });
  return [
    [`${event.source}.send.${name}`, { action: 'send', ...tagged(event.source) }],
    ...readersOf(event).map((service): [string, Json] => [
      `${service}.receive.${name}`,
      { action: 'receive', ...tagged(service) },
    ]),
  ];
}

function message(event: AnyEventDefinition) {
  const { type, source, dataschema, data, secret } = event;
  return {
    name: type,
    title: type,
    ...(secret && { description: 'Holds a one-time secret: never kept for replay.' }),
    payload: {
      allOf: [
        { $ref: '#/components/schemas/Envelope' },
        {
          type: 'object',
          properties: {
            type: { const: type },
            source: { const: `/${source}` },
            dataschema: { const: dataschema },
            data: schemaOf(data),
          },
        },
      ],
    },
  };
}

function schemaOf(schema: z.ZodType): Json {
  // What is sent; AsyncAPI's own dialect is JSON Schema draft 7.
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { target: 'draft-7', io: 'output' });
  return json;
}
