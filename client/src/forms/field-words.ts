import type { z } from 'zod';
import { isProblem } from '../api/api-error.ts';

const FILL_IN = 'Please fill this in.';
const CHECK = 'Please check this.';

/** What is wrong with each field, by its path, in words beside it. */
export function issueWords(issues: readonly z.core.$ZodIssue[], values: unknown): Record<string, string> {
  const words: Record<string, string> = {};
  for (const issue of issues) {
    const path = issue.path.join('.');
    words[path] ??= wordsOf(issue, valueAt(values, issue.path));
  }
  return words;
}

/** The same from an answer of the API. */
export function problemWords(error: unknown): Record<string, string> {
  if (!isProblem(error)) return {};
  return Object.fromEntries(
    error.problem.errors.flatMap(({ field, message }) => (field ? [[field, sentence(message)]] : [])),
  );
}

function wordsOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined || value === null || value === '') return FILL_IN;
  if (/^(must|is|cannot)\b/.test(issue.message)) return sentence(issue.message);
  if (issue.code === 'too_big') return `At most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}.`;
  if (issue.code === 'too_small') return issue.origin === 'string' ? FILL_IN : `At least ${issue.minimum}.`;
  return CHECK;
}

function sentence(message: string): string {
  if (!/^(must|is|cannot|You)\b/.test(message)) return CHECK;
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('.') ? '' : '.'}`;
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    values,
  );
}
