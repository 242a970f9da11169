import { project } from './jest.config.js';

/** What only a cluster can show. `npm run k8s:test` has deployed the product before. */
export default {
  testTimeout: 120_000,
  maxWorkers: 1,
  projects: [project('infra/cluster')],
};
