import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The cluster's own files: what is tried here is what is deployed. */
const COMPONENT = new URL('../../../k8s/components/monitoring/', import.meta.url);

export const fileOf = (path: string): string => fileURLToPath(new URL(path, COMPONENT));

const Dashboard = z.object({
  title: z.string(),
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});

export interface Query {
  readonly where: string;
  readonly expr: string;
}

/** What an expression is about: our metrics and Node's, a histogram by its own name. */
export function metricsIn(expr: string): string[] {
  const names = /\b(?:http|events|outbox|inbox|dead|dependency|orders|payments|support|expiration|process|nodejs)_\w+/g;
  return [...expr.matchAll(names)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
}

/** Every expression of every dashboard, with Grafana's variables filled in as it fills them in for "All". */
export function dashboardQueries(): Query[] {
  return readdirSync(fileOf('dashboards')).flatMap((file) => {
    const { title, panels } = Dashboard.parse(JSON.parse(readFileSync(fileOf(`dashboards/${file}`), 'utf8')));
    return panels.flatMap((panel) =>
      panel.targets.map(({ expr }) => ({
        where: `${title}: ${panel.title}`,
        expr: expr.replaceAll('$__rate_interval', '1m').replaceAll('$service', '.+'),
      })),
    );
  });
}
