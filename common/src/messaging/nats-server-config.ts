import { SERVICES, type ServiceName } from '../contracts/index.ts';
import { brokerPermissions } from './broker-permissions.ts';

export interface NatsServerConfigInput {
  readonly host?: string;
  readonly port: number;
  readonly storeDir: string;
  /** One broker user a service, named after it. */
  readonly users: Readonly<Record<ServiceName, { readonly password: string }>>;
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
  const { host = '127.0.0.1', port, storeDir, users, admin, monitorPort, cluster } = input;
  const services = SERVICES.map((service) => {
    const { publish, subscribe } = brokerPermissions(service);
    return [
      `    { user: ${quoted(service)}, password: ${quoted(users[service].password)}, permissions: {`,
      `      publish: { allow: [\n        ${publish.map(quoted).join('\n        ')}\n      ] }`,
      `      subscribe: { allow: [${subscribe.map(quoted).join(', ')}] }`,
      '    } }',
    ].join('\n');
  });
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
    '  ]',
    '}',
    '',
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
