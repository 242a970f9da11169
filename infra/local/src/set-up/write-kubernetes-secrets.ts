import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { newSecrets, Secrets } from '../stack/secrets.ts';
import type { Place } from './place.ts';
import { secretsAt } from './secrets-at.ts';

/** What a pod with an account of its own is given. https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/ */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const KEYS = 'installation-keys';

const KubernetesSecret = z.object({ data: z.record(z.string(), z.string()) });

/** Makes the keys of this installation unless they are there, and every Secret that follows from them. */
export async function writeKubernetesSecrets(place: Place, env: NodeJS.ProcessEnv): Promise<void> {
  const keys = await keysOfInstallation();
  for (const [name, values] of Object.entries(secretsAt(place, keys, env))) {
    const answer = await call('PATCH', `/${name}?fieldManager=set-up&force=true`, secret(name, values));
    if (!answer.ok) throw await refused(name, answer);
  }
}

/** Kept whole and first: a run that ends midway leaves nothing that the next would make differently. */
async function keysOfInstallation(): Promise<Secrets> {
  const made = await call('POST', '', secret(KEYS, { 'keys.json': JSON.stringify(newSecrets()) }));
  if (!made.ok && made.status !== 409) throw await refused(KEYS, made);
  const answer = await call('GET', `/${KEYS}`);
  if (!answer.ok) throw await refused(KEYS, answer);
  const { data } = KubernetesSecret.parse(await answer.json());
  return Secrets.parse(JSON.parse(Buffer.from(data['keys.json'] ?? '', 'base64').toString()));
}

function secret(name: string, stringData: Readonly<Record<string, string>>) {
  const labels = { 'app.kubernetes.io/part-of': 'ticketing' };
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name, labels }, stringData };
}

function call(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<Response> {
  const read = (file: string) => readFileSync(`${ACCOUNT}/${file}`, 'utf8').trim();
  const url = `https://kubernetes.default.svc/api/v1/namespaces/${read('namespace')}/secrets${path}`;
  return fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${read('token')}`,
      'content-type': method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json',
    },
    signal: AbortSignal.timeout(10_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function refused(name: string, answer: Response): Promise<Error> {
  return new Error(`The Secret "${name}" cannot be written: ${answer.status} ${await answer.text()}`);
}
