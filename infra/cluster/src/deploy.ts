import { fileURLToPath } from 'node:url';
import { kubectl, NAMESPACE, podsOf, rolledOut } from './kubectl.ts';

const OVERLAY = fileURLToPath(new URL('../overlay/', import.meta.url));

/**
 * The dev overlay on the current context, ready and with its demo data.
 *
 * @throws Error when the product that is there is a real one
 */
export async function deploy(say: (text: string) => void): Promise<void> {
  const there = await kubectl(['get', 'deployments', '--output=name']);
  const isReal = there.includes('/payments') && !there.includes('/stripe');
  if (isReal)
    throw new Error(
      `The namespace ${NAMESPACE} of this context holds a product without doubles: not a place for tests.`,
    );
  // A Job cannot be changed: those of an earlier run make way.
  await kubectl(['delete', 'jobs', '--all', '--wait']);
  await kubectl(['apply', `--kustomize=${OVERLAY}`]);
  say('applied');
  await kubectl(['wait', '--for=condition=complete', 'job/generate-secrets', 'job/set-up-mongo', '--timeout=300s']);
  say('keys are made, replica sets are up');
  await rolledOut();
  await kubectl(['wait', '--for=condition=complete', 'job/demo', '--timeout=300s']);
  say(`ready: ${(await podsOf('app.kubernetes.io/part-of=ticketing')).length} pods`);
}
