import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { goProgram } from '@ticketing-dev/local/servers';
import { kubectl } from './kubectl.ts';

/** What the cloud overlays speak of beyond Kubernetes itself. The definitions come inside these Go modules. */
const DEFINITIONS = [
  { group: 'cert-manager.io', module: 'github.com/cert-manager/cert-manager@v1.19.1', folder: 'deploy/crds' },
  {
    group: 'external-secrets.io',
    module: 'github.com/external-secrets/external-secrets@v1.1.0',
    folder: 'config/crds/bases',
  },
  { group: 'gateway.networking.k8s.io', module: 'sigs.k8s.io/gateway-api@v1.4.0', folder: 'config/crd/standard' },
];

/** Applies the custom resource definitions that the cluster lacks. */
export async function applyDefinitions(): Promise<void> {
  const known = await kubectl(['get', 'customresourcedefinitions', '--output=name']);
  for (const { group, module, folder } of DEFINITIONS) {
    if (known.includes(`.${group}\n`)) continue;
    const source = await download(module);
    await kubectl(['apply', '--server-side', `--filename=${join(source, folder)}`]);
  }
  await kubectl(['wait', '--for=condition=established', 'customresourcedefinitions', '--all', '--timeout=60s']);
}

async function download(module: string): Promise<string> {
  const go = await goProgram();
  const { stdout } = await promisify(execFile)(go, ['mod', 'download', '-json', module], { cwd: tmpdir() });
  return JSON.parse(stdout).Dir;
}
