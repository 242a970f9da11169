import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** One project a workspace; sources are read directly (the source export condition), so nothing is built before tests. */
export const project = (folder) => ({
  displayName: folder,
  rootDir: `${root}${folder}`,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@ticketing-dev/source', 'node'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        // Jest wants `with { type: 'json' }`, which swc would drop.
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022', experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

const folders = ['common', 'auth', 'tickets', 'orders', 'payments', 'expiration', 'support', 'client', 'infra/local'];

export default {
  testTimeout: 30_000,
  maxWorkers: 2,
  globalSetup: `${root}infra/local/src/testing/global-setup.mjs`,
  globalTeardown: `${root}infra/local/src/testing/global-teardown.mjs`,
  projects: folders.filter((folder) => existsSync(`${root}${folder}/package.json`)).map(project),
};
