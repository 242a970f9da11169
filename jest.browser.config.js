import { project } from './jest.config.js';

const folder = new URL('infra/browser/', import.meta.url).pathname;

/** The product as a person sees it: one built stack and one browser for all suites. */
export default {
  testTimeout: 120_000,
  maxWorkers: 2,
  globalSetup: `${folder}src/stack/global-setup.mjs`,
  globalTeardown: `${folder}src/stack/global-teardown.mjs`,
  projects: [project('infra/browser')],
};
