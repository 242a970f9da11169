import { relative } from 'node:path';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { seedOnce } from '../demo/seed-once.ts';
import { followLogs } from '../process/follow-logs.ts';
import { loadSettingsFile } from './load-settings-file.ts';
import { STATE_DIR } from './root.ts';
import { readSettings } from './settings.ts';
import { type Stack, startStack } from './start-stack.ts';
import { progressTo, seconds } from './steps.ts';

/** `npm start` and `npm run dev`: everything, until Ctrl-C. */
export async function runLauncher({ watch }: { watch: boolean }): Promise<void> {
  const startedAt = Date.now();
  // A terminal or pipe that went away is no reason to leave the children behind.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const controller = new AbortController();
  const asked = new Promise<void>((resolve) => {
    const stop = () => {
      if (!controller.signal.aborted) say('Stopping …');
      controller.abort(new Error('Stopped before it was ready.'));
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    process.on('disconnect', stop);
  });

  try {
    loadSettingsFile();
    const { env } = process;
    const progress = progressTo(say);
    const port = readSettings(env).PORT;
    const stack = await startStack({
      dir: STATE_DIR,
      port,
      env,
      watch,
      progress,
      signal: controller.signal,
    });
    await Promise.race([asked, seedOnce(stack, progress).then((logins) => sayReady(stack, logins, startedAt, say))]);
    const names = [...SERVICES, 'client', 'gateway'];
    if (watch) followLogs(stack.state, names, { show: say, signal: controller.signal }).catch(() => undefined);
    await asked;
    await stack.stop();
  } catch (error) {
    if (!controller.signal.aborted) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1;
    }
  }
  process.exit();
}

function sayReady(stack: Stack, logins: readonly string[], startedAt: number, say: (line: string) => void): void {
  say(`
Ready: ${stack.url}   (${seconds(Date.now() - startedAt)})

  Inbox   ${stack.inboxUrl}   every e-mail and text message
  Admin   ${stack.url}/admin   services, messages and the queue of timers, for the administrator
  API     ${stack.url}/api/docs   every route and event
${logins.map((login, index) => `  ${index === 0 ? 'Demo' : '    '}    ${login}`).join('\n')}
  Logs    ${relative(process.cwd(), stack.state.log('<name>'))}

Ctrl-C stops everything.`);
}
