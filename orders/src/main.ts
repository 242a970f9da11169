import { readConfig, runService } from '@ticketing-dev/common/runtime';
import { buildApp } from './app.ts';
import { Config } from './config.ts';
import { buildDeps } from './deps.ts';
import { handlers } from './events/index.ts';
import { buildWorkers } from './workers.ts';

const deps = buildDeps(readConfig(Config, process.env));
await runService(deps, { app: buildApp(deps), consumers: handlers, workers: buildWorkers(deps) });
