import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

// Jest wants `with { type: 'json' }`, which swc would drop.
const swc = (parser) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', ...parser },
      target: 'es2022',
      experimental: { keepImportAttributes: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
];

/** One project a workspace; sources are read directly (the source export condition), so nothing is built before tests. */
export const project = (folder) => ({
  displayName: folder,
  rootDir: `${root}${folder}`,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@ticketing-dev/source', 'node'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': swc({}), '\\.tsx$': swc({ tsx: true }) },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

const folders = [
  'common',
  'auth',
  'tickets',
  'orders',
  'payments',
  'expiration',
  'support',
  'client',
  'infra/local',
  'infra/security',
  'infra/package',
];

export default {
  testTimeout: 30_000,
  maxWorkers: 2,
  globalSetup: `${root}infra/local/src/testing/global-setup.mjs`,
  globalTeardown: `${root}infra/local/src/testing/global-teardown.mjs`,
  projects: folders.filter((folder) => existsSync(`${root}${folder}/package.json`)).map(project),
};
