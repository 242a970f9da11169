import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const SCRIPT = fileURLToPath(new URL('../../../client/scripts/js-budget.mjs', import.meta.url));

test('no page asks for more JavaScript than its budget, in the build that is served', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(stdout).toMatch(/^\/orders\/\[id\] .*ok$/m);
  expect({ status, stdout, stderr }).toMatchObject({ status: 0, stderr: '' });
});
