import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { applyDefinitions } from '../src/definitions.ts';
import { kubectl } from '../src/kubectl.ts';

const OVERLAYS = fileURLToPath(new URL('../../k8s/overlays/', import.meta.url));
/** Beside the product: an overlay is compared with nothing that is there. */
const ELSEWHERE = 'ticketing-dry-run';

beforeAll(async () => {
  await applyDefinitions();
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ELSEWHERE } };
  await kubectl(['apply', '--filename=-'], { input: JSON.stringify(namespace) });
}, 300_000);
afterAll(() => kubectl(['delete', 'namespace', ELSEWHERE, '--wait=false']));

test.each(['dev', 'dev-sync', 'digitalocean', 'gke', 'external'])(
  'the API server would take every object of the overlay %s as it is written',
  async (overlay) => {
    const rendered = await kubectl(['kustomize', `${OVERLAYS}${overlay}`]);
    const input = rendered.replaceAll(/^(\s+name(?:space)?): ticketing$/gm, (line, key: string) =>
      key.trim() === 'namespace' ? `${key}: ${ELSEWHERE}` : line,
    );
    const args = ['apply', '--dry-run=server', '--validate=strict', '--filename=-', `--namespace=${ELSEWHERE}`];
    const said = await kubectl(args, { input });
    const objects = rendered.match(/^kind: /gm)?.length ?? 0;
    expect(said.match(/\(server dry run\)$/gm)).toHaveLength(objects);
    process.stdout.write(`${overlay}: ${objects} objects\n`);
  },
  120_000,
);
