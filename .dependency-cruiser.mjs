// Which line goes where, and what it may import. `npm run check` holds these; infra/local/test/import-rules.test.ts proves it.
const SERVICES = ['auth', 'tickets', 'orders', 'payments', 'expiration', 'support'];
const service = `^(${SERVICES.join('|')})/src`;
const common = (...kits) => `^common/src/(${kits.join('|')})/`;

/** What each folder of a service may import, beside itself. Paths are seen from the root; `$1` is the importing service. */
const LAYERS = {
  // The rules: plain readonly data and pure functions. Contracts are such data, too; hashing is pure.
  domain: [common('errors', 'contracts'), '^(node:)?crypto$'],
  // Stores and gateways are called through `deps`; their files are imported for types and pure helpers, which swc does not tell apart.
  'use-cases': [
    '^$1/src/(domain|db|gateways)/',
    '^$1/src/deps\\.ts$',
    common('contracts', 'errors', 'mongo', 'runtime', 'tracing'),
    '^(node:)?timers/promises$',
  ],
  http: [
    '^$1/src/(domain|use-cases)/',
    '^$1/src/deps\\.ts$',
    common('contracts', 'errors', 'http', 'runtime'),
    'node_modules/(@types/)?(express|zod|qrcode)/',
  ],
  events: ['^$1/src/(domain|use-cases)/', '^$1/src/deps\\.ts$', common('contracts', 'errors', 'messaging')],
  db: [
    '^$1/src/domain/',
    common('contracts', 'errors', 'mongo', 'runtime', 'http', 'tracing'),
    'node_modules/(mongoose|mongodb|zod)/',
    '^(node:)?[a-z/_]+$',
  ],
  gateways: [
    '^$1/src/domain/',
    common('contracts', 'errors', 'http', 'runtime', 'tracing'),
    'node_modules/',
    '^(node:)?[a-z/_]+$',
  ],
};

const layerRules = Object.entries(LAYERS).map(([layer, allowed]) => ({
  name: `${layer}-imports`,
  comment: `A file in ${layer}/ imports something its folder may not: see the table of folders in docs/architecture.md.`,
  severity: 'error',
  from: { path: `${service}/${layer}/` },
  to: { pathNot: [`^$1/src/${layer}/`, ...allowed] },
}));

export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no-service-imports-another',
      comment: 'Services tell each other things by events only.',
      severity: 'error',
      from: { path: `^(${SERVICES.join('|')})/` },
      to: { path: `^(${SERVICES.join('|')})/`, pathNot: '^$1/' },
    },
    {
      name: 'no-double-in-a-service',
      comment: 'What stands in for the outside is for tests and the launcher.',
      severity: 'error',
      from: { path: `${service}/` },
      to: { path: '^infra/' },
    },
    {
      name: 'common-knows-no-service',
      severity: 'error',
      from: { path: '^common/' },
      to: { path: `^(${SERVICES.join('|')}|infra|client)/` },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'A rule about a file that is not found would hold nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-test-in-source',
      severity: 'error',
      from: { path: '/src/', pathNot: '^(common/src/testing|infra)/' },
      to: { path: '(/test/|^common/src/testing/)' },
    },
  ],
  options: {
    // TypeScript 7 has no API for other tools: with any other parser nothing would be read, and everything pass.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // That parser does not read JSX: what templates import is held by Biome's noRestrictedImports.
    exclude: { path: ['(^|/)(dist|coverage|\\.local)/', '\\.tsx$'] },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@ticketing-dev/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
