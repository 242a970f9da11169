import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goProgram } from '@ticketing-dev/local/servers';
import { kubectl } from './kubectl.ts';

/** What the cloud overlays speak of beyond Kubernetes itself. The definitions come inside these Go modules. */
const MODULES = [
  {
    module: 'github.com/cert-manager/cert-manager@v1.21.2',
    folder: 'deploy/crds',
    group: 'cert-manager.io',
    kinds: ['issuers', 'certificates'],
  },
  {
    module: 'github.com/external-secrets/external-secrets@v1.3.2',
    folder: 'config/crds/bases',
    group: 'external-secrets.io',
    kinds: ['externalsecrets', 'secretstores'],
  },
  {
    module: 'sigs.k8s.io/gateway-api@v1.7.0',
    folder: 'config/crd/standard',
    group: 'gateway.networking.k8s.io',
    kinds: ['gatewayclasses', 'gateways', 'httproutes'],
  },
];

/** Applies the custom resource definitions that the cluster lacks. */
export async function applyDefinitions(): Promise<void> {
  const known = await kubectl(['get', 'customresourcedefinitions', '--output=name']);
  for (const { module, folder, group, kinds } of MODULES) {
    const missing = kinds.filter((kind) => !known.includes(`/${kind}.${group}`));
    if (missing.length === 0) continue;
    const source = join(await download(module), folder);
    for (const kind of missing) {
      await kubectl(['apply', '--server-side', `--filename=${join(source, `${group}_${kind}.yaml`)}`]);
      await kubectl([
        'wait',
        '--for=condition=established',
        `customresourcedefinition/${kind}.${group}`,
        '--timeout=60s',
      ]);
    }
  }
}

async function download(module: string): Promise<string> {
  const go = await goProgram();
  const { stdout } = await promisify(execFile)(go, ['mod', 'download', '-json', module], { cwd: tmpdir() });
  return JSON.parse(stdout).Dir;
}
