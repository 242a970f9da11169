import { z } from 'zod';

/** The exit code for a wrong configuration (BSD's EX_CONFIG): starting again changes nothing. */
export const EXIT_CONFIG = 78;

/** Settings that are missing or wrong, all of them. Names and reasons, never values: those may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`${problems.length} setting(s) missing or wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a service's settings once, at its start. An empty variable counts as missing. Handed the process's own environment, it
 * says on stderr what is wrong and ends the process with code 78, as there is nobody yet to catch it.
 *
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readConfig<Schema extends z.ZodType>(schema: Schema, env: Environment): z.output<Schema> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const result = schema.safeParse(given);
  const problems = [
    ...(result.error?.issues.map((issue) => described(issue, given)) ?? []),
    ...busProblems(schema, given),
  ];
  if (result.success && problems.length === 0) return result.data;

  const error = new ConfigError(problems);
  if (env !== process.env) throw error;
  process.stderr.write(`${error.message}\nEvery setting is described in .env.example.\n`);
  process.exit(EXIT_CONFIG);
}

function described(issue: z.core.$ZodIssue, given: Environment): string {
  const name = issue.path.map(String).join('.');
  return given[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`;
}

/** The chosen bus needs its URL. Not a refinement of the schema, which services could not extend then. */
function busProblems(schema: z.ZodType, given: Environment): string[] {
  if (!(schema instanceof z.ZodObject) || !('EVENT_BUS' in schema.shape)) return [];
  const needed = given.EVENT_BUS === 'nats-streaming' ? 'NATS_STREAMING_URL' : 'NATS_URL';
  return given[needed] === undefined ? [`${needed} is missing`] : [];
}
