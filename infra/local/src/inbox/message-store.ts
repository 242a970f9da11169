import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from './message.ts';

export type MessageStore = ReturnType<typeof messageStore>;

/** Messages in memory and, one JSON line each, in a file that survives restarts. A line torn by a kill is passed over. */
export function messageStore(dir: string) {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, 'messages.jsonl');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (kept !== '' && !kept.endsWith('\n')) appendFileSync(file, '\n');
  let messages = kept.split('\n').flatMap(parseLine);

  return {
    add: (message: Message) => {
      appendFileSync(file, `${JSON.stringify(message)}\n`, { mode: 0o600 });
      messages.push(message);
    },
    /** Newest first. */
    list: ({ to, limit = 500 }: { to?: string | undefined; limit?: number } = {}): Message[] =>
      messages
        .filter((message) => to === undefined || message.to.toLowerCase() === to.toLowerCase())
        .slice(-limit)
        .reverse(),
    get: (id: string) => messages.find((message) => message.id === id),
    clear: () => {
      writeFileSync(file, '');
      messages = [];
    },
  };
}

function parseLine(line: string): Message[] {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
