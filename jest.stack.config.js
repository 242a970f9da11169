import { project } from './jest.config.js';

/** The suites across services: whole stacks of built processes, one after another. They start their own servers. */
export default {
  testTimeout: 60_000,
  maxWorkers: 1,
  projects: [project('infra/stack')],
};
