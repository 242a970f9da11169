import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readableLine } from './readable-line.ts';
import type { State } from './state.ts';

const LOOK_AGAIN_MS = 200;

/** Shows what these processes write into their logs from now on, readable, until the signal. */
export async function followLogs(
  state: State,
  names: readonly string[],
  { show, signal }: { show: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  await Promise.all(
    names.map(async (name) => {
      const readable = readableLine(name);
      for await (const line of linesOf(state.log(name), signal)) show(readable(line));
    }),
  );
}

/** Polled: watching a file that another process appends to differs from system to system. */
async function* linesOf(file: string, signal: AbortSignal): AsyncGenerator<string> {
  let position = sizeOf(file);
  let rest = '';
  while (!signal.aborted) {
    const size = sizeOf(file);
    if (size < position) position = 0;
    if (size > position) {
      const lines = `${rest}${await textOf(file, position, size)}`.split('\n');
      position = size;
      rest = lines.pop() ?? '';
      yield* lines.filter((line) => line !== '');
    }
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function textOf(file: string, from: number, to: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(to - from), position: from });
    return buffer.subarray(0, bytesRead).toString('utf8');
  } finally {
    await handle.close();
  }
}
