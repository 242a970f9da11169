import { expect, test } from '@jest/globals';
import { kubectl } from '../src/kubectl.ts';

/** Whether a process in a pod of this Deployment can open a connection. */
async function reaches(deployment: string, host: string, port: number): Promise<boolean> {
  const script = `const s = require('node:net').connect(${port}, '${host}');
    const end = (word) => { console.log(word); process.exit(0); };
    s.once('connect', () => end('connected')); s.once('error', () => end('refused')); s.setTimeout(4000, () => end('refused'));`;
  const answer = await kubectl(['exec', `deployment/${deployment}`, '--', 'node', '-e', script]);
  return answer.trim() === 'connected';
}

// Each refusal beside somebody who is let in: the server is there.
test.each([
  ['auth', 'orders', 'auth-mongo-0.auth-mongo', 27_017],
  ['orders', 'tickets', 'orders-mongo-0.orders-mongo', 27_017],
  ['orders', 'client', 'nats', 4_222],
  ['tickets', 'inbox', 'redis', 6_379],
  ['payments', 'orders', 'stripe', 12_111],
  ['support', 'auth', 'inbox', 1_025],
  ['client', 'support', 'auth', 80],
])('%s reaches, and %s does not: %s:%i', async (may, mayNot, host, port) => {
  expect([await reaches(may, host, port), await reaches(mayNot, host, port)]).toEqual([true, false]);
});

test('a pod that asks for more than it needs is not let in', async () => {
  const asRoot = ['run', 'root', '--image=redis:7', '--restart=Never', '--dry-run=server'];
  await expect(kubectl(asRoot)).rejects.toThrow(/violates PodSecurity "restricted/);
});
