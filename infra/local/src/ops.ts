import { existsSync, readFileSync } from 'node:fs';
import { DEMO_PASSWORD } from './demo/seed-once.ts';
import { runOps, signInOperator, USAGE, UsageError } from './ops/index.ts';
import { stateIn } from './process/state.ts';
import { loadSettingsFile } from './stack/load-settings-file.ts';
import { STATE_DIR } from './stack/root.ts';
import { readSettings } from './stack/settings.ts';

/** `npm run ops`: what waits for an operator, and what they decide. */
loadSettingsFile();
const { env } = process;

function door() {
  const { OPS_EMAIL: email, OPS_PASSWORD: password } = env;
  const { PUBLIC_URL, ADMIN_EMAIL } = readSettings(env);
  if (email && password) return { url: PUBLIC_URL ?? ownUrl(), email, password };
  if (PUBLIC_URL) throw new Error('OPS_EMAIL and OPS_PASSWORD are not set: who are you there?');
  return { url: ownUrl(), email: ADMIN_EMAIL, password: DEMO_PASSWORD };
}

function ownUrl(): string {
  const file = stateIn(STATE_DIR).run('ports.json');
  if (!existsSync(file)) throw new Error('Nothing runs here yet: run npm start first, or set PUBLIC_URL.');
  return `http://localhost:${JSON.parse(readFileSync(file, 'utf8')).gateway}`;
}

try {
  const lines = await runOps(process.argv.slice(2), () => signInOperator(door()));
  process.stdout.write(`${lines.join('\n')}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${USAGE}`);
  process.exitCode = error instanceof UsageError ? 64 : 1;
}
