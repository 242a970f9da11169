import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Results = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numRuntimeErrorTestSuites: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface Tested {
  readonly passed: number;
  /** A suite that could not be loaded says nothing about a guard. */
  readonly broken: boolean;
  readonly red: readonly { readonly file: string; readonly test: string }[];
}

export interface Named {
  readonly project: string;
  readonly files: readonly string[];
  readonly tests: readonly string[];
}

/** The named tests of one project, in a copy of the tree. */
export async function runTests(cwd: string, { project, files, tests }: Named): Promise<Tested> {
  const file = join(cwd, 'results.json');
  rmSync(file, { force: true });
  const args = [
    '--selectProjects',
    project,
    '--testPathPatterns',
    `${project}/test/.*(${files.join('|')}).test`,
    '--testNamePattern',
    tests.join('|'),
    '--json',
    `--outputFile=${file}`,
  ];
  const child = spawn(process.execPath, [join(cwd, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    stdio: 'ignore',
  });
  const stop = () => void child.kill();
  process.once('exit', stop);
  await new Promise((resolve) => child.once('close', resolve));
  process.off('exit', stop);
  if (!existsSync(file)) return { passed: 0, broken: true, red: [] };
  const results = Results.parse(JSON.parse(readFileSync(file, 'utf8')));
  const red = results.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => ({ file: name.slice(cwd.length + 1), test: fullName })),
  );
  return { passed: results.numPassedTests, broken: results.numRuntimeErrorTestSuites > 0, red };
}
