import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // Titles and descriptions stand in the first bytes for everyone, not only for known robots.
  htmlLimitedBots: /.*/,
  // The contracts' sources themselves: nothing to build before, nothing stale.
  transpilePackages: ['@ticketing-dev/common'],
  turbopack: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    resolveAlias: { '@ticketing-dev/common/contracts': '../common/src/contracts/index.ts' },
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'x-content-type-options', value: 'nosniff' },
        { key: 'referrer-policy', value: 'strict-origin-when-cross-origin' },
        { key: 'permissions-policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
  // Types are `npm run check`'s.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
};

export default config;
