import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from '@jest/globals';
import { run } from '../src/servers/obtain/commands.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Each breaks one rule; together they prove that the tool reads TypeScript at all. */
const PLANTED: [rule: string, file: string, text: string][] = [
  [
    'domain-imports',
    'orders/src/domain/planted.ts',
    "import type { Deps } from '../deps.ts';\nexport type Planted = Deps;",
  ],
  [
    'use-cases-imports',
    'orders/src/use-cases/planted.ts',
    "import mongoose from 'mongoose';\nexport const planted = mongoose;",
  ],
  [
    'http-imports',
    'orders/src/http/planted.ts',
    "import { orderStore } from '../db/order-store.ts';\nexport const planted = orderStore;",
  ],
  ['events-imports', 'orders/src/events/planted.ts', "import express from 'express';\nexport const planted = express;"],
  ['db-imports', 'orders/src/db/planted.ts', "import { buildApp } from '../app.ts';\nexport const planted = buildApp;"],
  [
    'no-service-imports-another',
    'orders/src/planted.ts',
    "import { buildApp } from '../../tickets/src/app.ts';\nexport const planted = buildApp;",
  ],
  [
    'common-knows-no-service',
    'common/src/runtime/planted.ts',
    "import { buildApp } from '../../../orders/src/app.ts';\nexport const planted = buildApp;",
  ],
  [
    'no-test-in-source',
    'tickets/src/use-cases/planted.ts',
    "import { testBase } from '@ticketing-dev/common/testing';\nexport const planted = testBase;",
  ],
];

let complaints = '';

beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'import-rules-'));
  for (const folder of ['common', 'orders', 'tickets']) {
    for (const part of ['src', 'package.json'])
      cpSync(join(ROOT, folder, part), join(dir, folder, part), { recursive: true });
  }
  cpSync(join(ROOT, '.dependency-cruiser.mjs'), join(dir, '.dependency-cruiser.mjs'));
  cpSync(join(ROOT, 'package.json'), join(dir, 'package.json'));
  mkdirSync(join(dir, 'node_modules/@ticketing-dev'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== '@ticketing-dev') symlinkSync(join(ROOT, 'node_modules', name), join(dir, 'node_modules', name));
  }
  symlinkSync(join(dir, 'common'), join(dir, 'node_modules/@ticketing-dev/common'));
  for (const [, file, text] of PLANTED) writeFileSync(join(dir, file), text);
  const cruiser = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  complaints = await run(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.mjs', 'common', 'orders', 'tickets'],
    {
      cwd: dir,
    },
  ).catch((error: { output: string }) => error.output);
});

test.each(PLANTED)('%s: %s is an error', (rule, file) => {
  expect(complaints).toContain(`error ${rule}: ${file} → `);
});
