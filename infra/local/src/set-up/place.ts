import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { z } from 'zod';

/** One replica set of MongoDB, and whose databases are in it. */
export interface MongoSet {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly services: readonly ServiceName[];
}

/** Where the product runs, and under which names its servers are found there. */
export interface Place {
  readonly mongoSets: readonly MongoSet[];
  readonly nats: string;
  readonly redis: string;
  /** What stands in for the outside; null where real buyers are. */
  readonly doubles: { readonly smtp: string; readonly twilioUrl: string; readonly stripeUrl: string } | null;
}

const SERVERS = { nats: 'nats:4222', redis: 'redis:6379' };
const DOUBLES = { smtp: 'inbox:1025', twilioUrl: 'http://inbox:8025', stripeUrl: 'http://stripe:12111' };

/** In a cluster each service has a replica set of its own, so that no network leads from one to another's. */
export function kubernetes({ members, doubled }: { members: number; doubled: boolean }): Place {
  const set = (service: ServiceName): MongoSet => {
    const name = `${service}-mongo`;
    const hosts = Array.from({ length: members }, (_, index) => `${name}-${index}.${name}:27017`);
    return { name, hosts, services: [service] };
  };
  return { ...SERVERS, doubles: doubled ? DOUBLES : null, mongoSets: SERVICES.map(set) };
}

/** On one machine one set has them all, each with a user of its own. */
const compose: Place = {
  ...SERVERS,
  doubles: DOUBLES,
  mongoSets: [{ name: 'mongo', hosts: ['mongo:27017'], services: SERVICES }],
};

const Named = z.object({
  PLACE: z.enum(['kubernetes', 'compose']),
  MONGO_MEMBERS: z.coerce.number().int().min(1).max(7).default(1),
});

export function placeOf(env: NodeJS.ProcessEnv): Place {
  const { PLACE, MONGO_MEMBERS } = Named.parse(env);
  return PLACE === 'compose' ? compose : kubernetes({ members: MONGO_MEMBERS, doubled: true });
}

/** The address of a service's own database. */
export function mongoUrl(place: Place, service: ServiceName, password: string): string {
  const set = place.mongoSets.find(({ services }) => services.includes(service));
  if (!set) throw new Error(`No replica set has the database of ${service}.`);
  return `mongodb://${service}:${encodeURIComponent(password)}@${set.hosts.join(',')}/${service}?replicaSet=${REPLICA_SET}`;
}

/** Every set's own name for itself. */
export const REPLICA_SET = 'ticketing';
