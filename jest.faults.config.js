import { project } from './jest.config.js';

/** Faults put into a whole stack of built processes that all of them share. It starts its own servers. */
export default {
  testTimeout: 60_000,
  maxWorkers: 1,
  projects: [project('infra/faults')],
};
