import { project } from './jest.config.js';

const folder = new URL('infra/browser/', import.meta.url).pathname;

/** The product as a person sees it: one built stack for all suites, one browser each. */
export default {
  testTimeout: 90_000,
  maxWorkers: 1,
  globalSetup: `${folder}src/stack/global-setup.mjs`,
  globalTeardown: `${folder}src/stack/global-teardown.mjs`,
  projects: [project('infra/browser')],
};
