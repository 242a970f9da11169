import { SERVICES, type ServiceName } from '../contracts/index.ts';
import { type BrokerPermissions, brokerPermissions, type GuestUse, guestPermissions } from './broker-permissions.ts';

export interface NatsServerConfigInput {
  readonly host?: string;
  readonly port: number;
  readonly storeDir: string;
  /** One broker user a service, named after it. */
  readonly users: Readonly<Record<ServiceName, { readonly password: string }>>;
  /** Services of other people, by name: each tells its own events and hears what it is let in on. */
  readonly guests?: Readonly<Record<string, GuestUse & { readonly password: string }>>;
  /** May do everything: for operators and the launcher, never for a service. */
  readonly admin: { readonly user: string; readonly password: string };
  /** Answers `/healthz` for probes; nothing is served where it is absent. */
  readonly monitorPort?: number;
  /** One member of several that keep the streams together. */
  readonly cluster?: NatsClusterMember;
}

export interface NatsClusterMember {
  /** This member's name, its own among all. */
  readonly serverName: string;
  readonly port: number;
  /** `host:port` of every member, this one, too. */
  readonly members: readonly string[];
  /** What members show each other. */
  readonly password: string;
}

/** The configuration file of a NATS server for this product. It holds passwords: keep it readable for its owner alone. */
export function natsServerConfig(input: NatsServerConfigInput): string {
  const { host = '127.0.0.1', port, storeDir, users, guests = {}, admin, monitorPort, cluster } = input;
  const services = SERVICES.map((service) => userBlock(service, users[service].password, brokerPermissions(service)));
  const others = Object.entries(guests).map(([name, { password, ...use }]) =>
    userBlock(name, password, guestPermissions(name, use)),
  );
  return [
    `listen: ${quoted(`${host}:${port}`)}`,
    ...(monitorPort === undefined ? [] : [`http: ${quoted(`${host}:${monitorPort}`)}`]),
    ...(cluster === undefined ? [] : clusterLines(host, cluster)),
    // Every acknowledged event is on the disk before its publisher hears so.
    `jetstream { store_dir: ${quoted(storeDir)}, sync_interval: always }`,
    'authorization {',
    '  users: [',
    `    { user: ${quoted(admin.user)}, password: ${quoted(admin.password)} }`,
    ...services,
    ...others,
    '  ]',
    '}',
    '',
  ].join('\n');
}

function userBlock(name: string, password: string, { publish, subscribe }: BrokerPermissions): string {
  return [
    `    { user: ${quoted(name)}, password: ${quoted(password)}, permissions: {`,
    `      publish: { allow: [\n        ${publish.map(quoted).join('\n        ')}\n      ] }`,
    `      subscribe: { allow: [${subscribe.map(quoted).join(', ')}] }`,
    '    } }',
  ].join('\n');
}

function clusterLines(host: string, { serverName, port, members, password }: NatsClusterMember): string[] {
  const login = `cluster:${encodeURIComponent(password)}`;
  return [
    `server_name: ${quoted(serverName)}`,
    'cluster {',
    '  name: ticketing',
    `  listen: ${quoted(`${host}:${port}`)}`,
    `  authorization { user: cluster, password: ${quoted(password)} }`,
    `  routes: [${members.map((member) => quoted(`nats://${login}@${member}`)).join(', ')}]`,
    '}',
  ];
}

/** NATS' configuration reads JSON's escapes within double quotes. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
