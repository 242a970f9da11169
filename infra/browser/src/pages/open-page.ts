import type { Browser, BrowserContextOptions } from 'playwright-core';
import { arrive } from '../arrive.ts';
import { type Visitor, visit } from '../visitor.ts';
import type { PageRow } from './page-rows.ts';
import type { World } from './world.ts';

/** The row's page in a browser of its own, complete and alive. */
export async function openPage(
  browser: Browser,
  world: World,
  row: PageRow,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const visitor = await visit(browser, row.dead ? world.deadUrl : world.url, {
    ...options,
    ...(row.as ? { as: world[row.as] } : {}),
  });
  const { page } = visitor;
  const answer = await arrive(page, row.path(world));
  if (answer?.status() !== (row.status ?? 200)) throw new Error(`${row.path(world)} answers ${answer?.status()}`);
  await page.getByRole('heading', { name: row.heading, level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await row.open?.(page);
  return visitor;
}
