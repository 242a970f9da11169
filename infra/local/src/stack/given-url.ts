import type { ServiceName } from '@ticketing-dev/common/contracts';

/** `MONGO_URL_ORDERS` before `MONGO_URL`: what somebody set for a service, if anything. */
export function givenUrl(env: NodeJS.ProcessEnv, name: string, service: ServiceName): string | undefined {
  return env[`${name}_${service.toUpperCase()}`] || env[name] || undefined;
}

/** A service's database as somebody set it, if they did. */
export function givenDatabase(env: NodeJS.ProcessEnv, service: ServiceName): string | undefined {
  const own = env[`MONGO_URL_${service.toUpperCase()}`];
  return own || (env.MONGO_URL ? ownDatabase(env.MONGO_URL, service) : undefined);
}

/** A service's own database on a server that somebody named: the address may name a database, which then is a prefix. */
export function ownDatabase(url: string, service: ServiceName): string {
  const [, server = url, database = '', query = ''] = /^([^/]+\/\/[^/?]+)\/?([^?]*)\??(.*)$/.exec(url) ?? [];
  const options = new URLSearchParams(query);
  // Without it, users would be looked up in the database we name now.
  if (server.includes('@') && !options.has('authSource')) options.set('authSource', database || 'admin');
  const rest = options.size > 0 ? `?${options}` : '';
  return `${server}/${database ? `${database}-` : ''}${service}${rest}`;
}
