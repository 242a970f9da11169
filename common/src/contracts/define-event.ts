import { z } from 'zod';

/** The services that publish or hear events. */
export const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'support'] as const;
/** One of this product's own services. */
export type ServiceName = (typeof SERVICES)[number];

/** Base of every `dataschema` URI. The URI names a contract; nothing is fetched from it. */
const SCHEMA_BASE = 'https://ticketing.dev/schemas';

/**
 * The CloudEvents 1.0 envelope (JSON format) around any event's data.
 * Source: https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export const Envelope = z.object({
  specversion: z.literal('1.0'),
  /** UUID. The same id is the same event, however often it arrives. */
  id: z.uuid(),
  /** The publishing service as a URI path, e.g. `/orders`. */
  source: z.string().startsWith('/'),
  /** `<aggregate>:<what happened>`, e.g. `order:created`. */
  type: z.string().regex(/^[a-z]+:[a-z-]+$/),
  /** Id of the aggregate whose state `data` is. */
  subject: z.string().min(1),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  /** Ends in `<aggregate>-<what happened>.v<version>`. */
  dataschema: z.url(),
  /** W3C trace context of the change that made this event. */
  traceparent: z.string().optional(),
  data: z.unknown(),
});
export type EventEnvelope<Type extends string = string, Data = unknown> = Omit<
  z.infer<typeof Envelope>,
  'type' | 'data'
> & { readonly type: Type; readonly data: Data };

/** One event type in one schema version. Adding an optional field keeps the version; anything else is a new one. */
export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly version: number;
  /** The service that owns the aggregate: one of ours, or the name of a service that somebody else adds. */
  readonly source: string;
  /** The aggregate kind, the part of the type before the colon. */
  readonly aggregate: string;
  readonly dataschema: string;
  /** NATS subject, e.g. `ticketing.order.created.v1`. */
  readonly natsSubject: string;
  readonly data: Schema;
  /** True where the data holds a one-time secret: its outbox row is removed once sent and never replayed. */
  readonly secret: boolean;
}

/** Any definition, whatever its type and data. */
export type AnyEventDefinition = EventDefinition<string, z.ZodType>;
export type DataOf<D extends AnyEventDefinition> = z.output<D['data']>;
export type EventOf<D extends AnyEventDefinition> = EventEnvelope<D['type'], DataOf<D>>;

/** Declares an event contract. `type` is `<aggregate>:<what happened>`; `source` is the service that owns the aggregate. */
export function defineEvent<const Type extends `${string}:${string}`, Schema extends z.ZodType>(definition: {
  type: Type;
  version: number;
  source: string;
  data: Schema;
  secret?: boolean;
}): EventDefinition<Type, Schema> {
  const { type, version, source, data, secret = false } = definition;
  const dotted = type.replace(':', '.');
  return {
    type,
    version,
    source,
    data,
    secret,
    aggregate: type.slice(0, type.indexOf(':')),
    dataschema: `${SCHEMA_BASE}/${type.replace(':', '-')}.v${version}`,
    natsSubject: `ticketing.${dotted}.v${version}`,
  };
}

/**
 * Builds one event. Pure: id and time are given by the caller.
 *
 * @throws ZodError when `data` is not what the contract says: a bug of the publisher, found before anything is saved.
 */
export function newEvent<D extends AnyEventDefinition>(
  definition: D,
  input: { id: string; subject: string; time: Date; data: z.input<D['data']>; traceparent?: string },
): EventOf<D> {
  return {
    specversion: '1.0',
    id: input.id,
    source: `/${definition.source}`,
    type: definition.type,
    subject: input.subject,
    time: input.time.toISOString(),
    datacontenttype: 'application/json',
    dataschema: definition.dataschema,
    ...(input.traceparent === undefined ? {} : { traceparent: input.traceparent }),
    data: definition.data.parse(input.data) as DataOf<D>,
  };
}

/** The NATS subject an envelope travels on, from its type and the version its `dataschema` ends with. */
export function natsSubjectOf(event: Pick<EventEnvelope, 'type' | 'dataschema'>): string {
  const version = /\.v(\d+)$/.exec(event.dataschema)?.[1] ?? '1';
  return `ticketing.${event.type.replace(':', '.')}.v${version}`;
}
