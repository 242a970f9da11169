import { SERVICES } from '@ticketing-dev/common/contracts';
import { z } from 'zod';
import { runTool } from '../stack/tools.ts';
import { type Arrow, flowchart } from './mermaid.ts';

const Cruise = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) })),
});

/** Which folder imports which, as dependency-cruiser reads the sources: the six services laid over each other, and common's kits. */
export async function importGraphs(): Promise<{ readonly services: string; readonly common: string }> {
  const edges = await imports();
  const inService = (folder: string) => (folder.startsWith('service/') ? folder : 'common');
  return {
    services: drawn(
      edges
        .map(({ from, to }) => ({ from: inService(from), to: inService(to) }))
        .filter(({ from, to }) => from !== 'common' && from !== to),
    ),
    common: drawn(edges.filter(({ from }) => from.startsWith('common/'))),
  };
}

function drawn(edges: readonly Arrow[]): string {
  const folders = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  return flowchart(
    'TB',
    folders.map((folder) => `${idOf(folder)}["${nameOf(folder)}"]`),
    edges.map(({ from, to }) => ({ from: idOf(from), to: idOf(to) })),
  );
}

async function imports(): Promise<readonly Arrow[]> {
  const cruiser = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', '--no-progress'];
  const { code, output } = await runTool(cruiser, [
    ...args,
    'common/src',
    ...SERVICES.map((service) => `${service}/src`),
  ]);
  if (code !== 0) throw new Error(`dependency-cruiser: ${output}`);
  return Cruise.parse(JSON.parse(output)).modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ resolved }) => {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      return from && to && from !== to ? [{ from, to }] : [];
    }),
  );
}

/** `orders/src/domain/order.ts` is `service/domain`, a service's own files beside its folders are `service/wiring`. */
function folderOf(path: string): string | undefined {
  const [, workspace, folder] = /^([a-z]+)\/src\/(?:([^/]+)\/)?[^/]+/.exec(path) ?? [];
  if (workspace === 'common') return `common/${folder}`;
  return SERVICES.some((service) => service === workspace) ? `service/${folder ?? 'wiring'}` : undefined;
}

const idOf = (folder: string) => folder.replaceAll(/[^a-z]/g, '_');
const nameOf = (folder: string) =>
  folder === 'service/wiring' ? 'main, app, deps, workers' : folder.slice(folder.indexOf('/') + 1);
