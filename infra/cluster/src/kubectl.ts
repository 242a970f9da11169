import { spawn } from 'node:child_process';

export const NAMESPACE = 'ticketing';

/**
 * Runs kubectl against the current context, in the product's namespace unless the arguments name another.
 *
 * @returns what it said
 * @throws Error with all it said when it fails
 */
export function kubectl(args: readonly string[], { input }: { input?: string } = {}): Promise<string> {
  const child = spawn('kubectl', [`--namespace=${NAMESPACE}`, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`kubectl ${args.join(' ')}: ${errors.trim() || output.trim()}`));
    });
  });
}

/** Names of the pods with these labels that are not on their way out. */
export async function podsOf(selector: string): Promise<string[]> {
  const template = '{{range .items}}{{if not .metadata.deletionTimestamp}}{{.metadata.name}} {{end}}{{end}}';
  const names = await kubectl([
    'get',
    'pods',
    `--selector=${selector}`,
    '--output=go-template',
    `--template=${template}`,
  ]);
  return names.split(' ').filter(Boolean);
}

/** Waits for every roll-out of ours to be over. */
export async function rolledOut(
  kinds: readonly string[] = ['statefulset', 'deployment'],
  within = '600s',
): Promise<void> {
  for (const kind of kinds) {
    const names = await kubectl(['get', kind, '--output=name']);
    for (const name of names.split('\n').filter(Boolean))
      await kubectl(['rollout', 'status', name, `--timeout=${within}`]);
  }
}
