import { readConfig, runService } from '@ticketing-dev/common/runtime';
import { buildApp } from './app.ts';
import { Config } from './config.ts';
import { buildDeps } from './deps.ts';
import { ensureInitialRoles } from './use-cases/ensure-initial-roles.ts';

const deps = buildDeps(readConfig(Config, process.env));

await runService(deps, { app: buildApp(deps), consumers: [], prepare: () => ensureInitialRoles(deps) });
