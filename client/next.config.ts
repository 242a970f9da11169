import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const root = fileURLToPath(new URL('..', import.meta.url));

const config: NextConfig = {
  // For the image: a folder that runs without the packages installed.
  ...(process.env.CLIENT_OUTPUT === 'standalone' ? { output: 'standalone' } : {}),
  outputFileTracingRoot: root,
  poweredByHeader: false,
  // Titles and descriptions stand in the first bytes for everyone, not only for known robots.
  htmlLimitedBots: /.*/,
  // The contracts' sources themselves: nothing to build before, nothing stale.
  transpilePackages: ['@ticketing-dev/common'],
  turbopack: {
    root,
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
