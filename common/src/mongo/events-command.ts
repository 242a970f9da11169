import { parseArgs } from 'node:util';
import type { EventBus } from '../messaging/event-bus.ts';
import type { Outbox, SentFilter } from './outbox.ts';
import { replay } from './replay.ts';

export const USAGE = `events <command> [options]

  list    [--from TIME] [--to TIME] [--type order:created …] [--limit 50]   events sent, and how many wait
  replay  [--from TIME] [--to TIME] [--type order:created …]                publish sent events again, by when they were sent

TIME is ISO 8601, e.g. 2026-05-01T00:00:00Z; --from is included, --to is not.
`;

/** The command line was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface EventsCommandDeps {
  readonly outbox: Outbox;
  /** Connected only when something is published. */
  readonly bus: () => Promise<EventBus>;
  readonly print: (line: string) => void;
}

/**
 * Operators' commands on one service's events. Answers the exit code.
 *
 * @throws UsageError
 */
export async function eventsCommand(argv: readonly string[], deps: EventsCommandDeps): Promise<number> {
  const { values, positionals } = parse(argv);
  const [command] = positionals;
  if (command === 'list') return list(values, deps);
  if (command === 'replay') return replayAll(values, deps);
  throw new UsageError(command === undefined ? 'Which command?' : `Unknown command: ${positionals.join(' ')}`);
}

type Values = ReturnType<typeof parse>['values'];

function parse(argv: readonly string[]) {
  const string = { type: 'string' } as const;
  const options = {
    from: string,
    to: string,
    type: { type: 'string', multiple: true },
    limit: { type: 'string', default: '50' },
  } as const;
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function list(values: Values, { outbox, print }: EventsCommandDeps): Promise<number> {
  const { pending, oldestSeconds } = await outbox.backlog();
  let left = wholeNumber(values.limit);
  for await (const { event, sentAt } of outbox.sent(filterOf(values))) {
    if (left-- === 0) break;
    print(`${sentAt.toISOString()}  ${event.type.padEnd(24)}  ${event.subject}  ${event.id}`);
  }
  print(`${pending} waiting${pending === 0 ? '' : `, the oldest for ${Math.round(oldestSeconds)} s`}`);
  return 0;
}

async function replayAll(values: Values, { outbox, bus, print }: EventsCommandDeps): Promise<number> {
  const { published, failed } = await replay({ outbox, bus: await bus() }, filterOf(values));
  print(`${published} published again`);
  for (const id of failed) print(`not published: ${id}`);
  return failed.length === 0 ? 0 : 1;
}

function filterOf({ from, to, type }: Values): SentFilter {
  return { ...(from && { from: time(from) }), ...(to && { to: time(to) }), ...(type && { types: type }) };
}

function time(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new UsageError(`Not a time: ${text}`);
  return date;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`Not a whole number above 0: ${text}`);
  return number;
}
