import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@ticketing-dev/common/testing';
import { obtainPrometheus } from '@ticketing-dev/local/servers';
import { z } from 'zod';
import { fileOf } from './component.ts';

const Answer = z.object({
  data: z.object({
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
  }),
});
const Metadata = z.object({ data: z.record(z.string(), z.unknown()) });
const Rules = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            name: z.string(),
            query: z.string(),
            state: z.string(),
            health: z.string(),
            lastError: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});
export type Rule = z.infer<typeof Rules>['data']['groups'][number]['rules'][number];

export type Prometheus = Awaited<ReturnType<typeof startPrometheus>>;

/** A real Prometheus with the cluster's rules, asking these processes for their metrics once a second. */
export async function startPrometheus(targets: readonly { readonly service: string; readonly port: number }[]) {
  const { prometheus } = await obtainPrometheus();
  const dir = await mkdtemp(join(tmpdir(), 'ticketing-prometheus-'));
  const port = await freePort();
  await copyFile(fileOf('prometheus/alerts.yml'), join(dir, 'alerts.yml'));
  await writeFile(join(dir, 'prometheus.yml'), JSON.stringify(configOf(targets)));
  const log = openSync(join(dir, 'log'), 'a');
  const child = spawn(
    prometheus,
    [
      `--config.file=${join(dir, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', log, log] },
  );
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}`;
  await eventually(
    async () => {
      if (!(await fetch(`${url}/-/ready`)).ok) throw new Error('Prometheus is not ready');
    },
    { withinMs: 20_000 },
  );

  return {
    /** The numbers an expression gives now; those that are none are left out, as a panel shows nothing for them. */
    async query(expr: string): Promise<{ labels: Readonly<Record<string, string>>; value: number }[]> {
      const body = new URLSearchParams({ query: expr });
      const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body });
      if (!response.ok) throw new Error(`${expr}: ${await response.text()}`);
      const { result } = Answer.parse(await response.json()).data;
      return result
        .map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
        .filter(({ value }) => !Number.isNaN(value));
    },
    /** Every metric that was scraped, also those without a number yet. */
    async metrics(): Promise<ReadonlySet<string>> {
      const { data } = Metadata.parse(await (await fetch(`${url}/api/v1/metadata`)).json());
      return new Set(Object.keys(data));
    },
    /** Every alert: whether it could be evaluated, and whether it fires. */
    async rules(): Promise<Rule[]> {
      const { data } = Rules.parse(await (await fetch(`${url}/api/v1/rules?type=alert`)).json());
      return data.groups.flatMap((group) => group.rules);
    },
    async stop(): Promise<void> {
      process.off('exit', kill);
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** JSON is YAML. */
function configOf(targets: readonly { readonly service: string; readonly port: number }[]) {
  return {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: ['alerts.yml'],
    scrape_configs: [
      {
        job_name: 'ticketing',
        static_configs: targets.map(({ service, port }) => ({ targets: [`127.0.0.1:${port}`], labels: { service } })),
      },
    ],
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
