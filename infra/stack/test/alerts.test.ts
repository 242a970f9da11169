import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { obtainPrometheus, run } from '@ticketing-dev/local/servers';
import { dashboardQueries, fileOf, metricsIn } from '../src/monitoring/component.ts';

const OPERATIONS = new URL('../../../docs/operations.md', import.meta.url);

test('each alert fires by its cause and is quiet without', async () => {
  const { promtool } = await obtainPrometheus();
  await expect(run(promtool, ['check', 'rules', fileOf('prometheus/alerts.yml')])).resolves.toContain('SUCCESS');
  await expect(run(promtool, ['test', 'rules', fileOf('prometheus/alerts.test.yml')])).resolves.toContain('SUCCESS');
}, 120_000);

test('each alert is tested, and is a row of the page that says what to do', () => {
  const rules = readFileSync(fileOf('prometheus/alerts.yml'), 'utf8');
  const tests = readFileSync(fileOf('prometheus/alerts.test.yml'), 'utf8');
  const named = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map((found) => found[1]);
  const alerts = named(/- alert: (\w+)/g, rules);
  const runbooks = named(/runbook: (.+)/g, rules);

  expect(runbooks).toHaveLength(alerts.length);
  expect(alerts.filter((alert) => !tests.includes(`alertname: ${alert}\n        exp_alerts`))).toEqual([]);
  const rows = named(/^\| (.+?) +\|/gm, readFileSync(OPERATIONS, 'utf8'));
  expect(runbooks.filter((runbook) => !rows.includes(runbook))).toEqual([]);
});

test('dashboards ask for what the alerts are about', () => {
  const asked = dashboardQueries()
    .map(({ expr }) => expr)
    .join('\n');
  const rules = readFileSync(fileOf('prometheus/alerts.yml'), 'utf8');
  expect(metricsIn(rules).length).toBeGreaterThan(10);
  expect(metricsIn(rules).filter((name) => !asked.includes(name))).toEqual([]);
});
