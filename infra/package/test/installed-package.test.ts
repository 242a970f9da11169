import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OrderCompleted } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { eventually, sample } from '@ticketing-dev/common/testing';
import { COMPILERS } from '../src/compilers.ts';
import { type LoyaltyWorld, loyaltyWorld } from '../src/loyalty-world.ts';
import { type OutsideProject, outsideProject } from '../src/outside-project.ts';
import { packagesBundled } from '../src/packages-bundled.ts';
import { packedCommon } from '../src/packed-common.ts';
import { readmeExample } from '../src/readme-example.ts';
import type { RunResult } from '../src/run.ts';

const ENTRIES = ['contracts', 'errors', 'http', 'messaging', 'mongo', 'runtime', 'testing'];
const PROGRAMS = {
  'entries.ts': ENTRIES.map((entry) => `export * as ${entry} from '@ticketing-dev/common/${entry}';`).join('\n'),
  // An expectation of an error that does not come is an error, too.
  'shape.ts': `
    import { OrderCompleted } from '@ticketing-dev/common/contracts';
    import { consume } from '@ticketing-dev/common/messaging';
    export const handler = consume(OrderCompleted, (_: unknown, { data }) => {
      const buyerId: string = data.buyerId;
      // @ts-expect-error: no such member
      data.buyerID;
      // @ts-expect-error: a number
      const quantity: string = data.quantity;
      return [buyerId, quantity];
    });`,
  'loyalty.ts': readmeExample(),
};
const dir = mkdtempSync(join(tmpdir(), 'ticketing-outside-'));
const compiled = new Map<string, RunResult>();
let project: OutsideProject;
beforeAll(async () => {
  project = await outsideProject(join(dir, 'project'), await packedCommon(join(dir, 'packed')));
  for (const [name, compiler] of COMPILERS) compiled.set(name, await project.compile(compiler, PROGRAMS));
}, 240_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

// Red when a declaration names types of a package that is no dependency, or an event's data is of any type.
test.each(COMPILERS)('%s takes every entry, the shape of an event and the README’s service', (name, _compiler) => {
  expect(compiled.get(name)).toEqual({ code: 0, output: '' });
});

test.each(ENTRIES)('Node imports %s', async (entry) => {
  const { code, output } = await project.evaluate(`
    const entry = await import('@ticketing-dev/common/${entry}');
    console.log(Object.keys(entry).length);
    process.exit();`);
  expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^[1-9]\d*\n$/) });
});

test.each(['dist/mongo/index.js', 'src/mongo/index.ts', 'mongo/outbox.js'])(
  '%s is nobody’s to import',
  async (inner) => {
    const { output } = await project.evaluate(`await import('@ticketing-dev/common/${inner}')`);
    expect(output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  },
);

// Red without `sideEffects: false`.
test('a bundle holds what is used and nothing else', async () => {
  const bundled = (program: string) => packagesBundled(project.dir, program);
  expect(await bundled(`import { newId } from '@ticketing-dev/common/runtime'; console.log(newId());`)).toEqual([
    '@ticketing-dev/common',
    'uuid',
  ]);
  expect(await bundled(`import { AppError } from '@ticketing-dev/common/errors'; console.log(AppError);`)).toEqual([
    '@ticketing-dev/common',
  ]);
});

test('the README’s service is shorter than 40 lines', () => {
  expect(readmeExample().trim().split('\n').length).toBeLessThan(40);
});

describe('the README’s service, as the broker’s guest', () => {
  let world: LoyaltyWorld;
  const runIt = () => world.startService(join(project.dir, 'dist/loyalty.js'));
  beforeAll(async () => {
    world = await loyaltyWorld(dir);
    runIt();
  }, 60_000);
  afterAll(() => world.end());

  const orderOf = (buyerId: string) => sample(OrderCompleted, { data: { buyerId } });
  const hasPoints = (buyerId: string, points: number) =>
    eventually(async () => expect(await world.pointsOf(buyerId)).toBe(points), { withinMs: 15_000 });

  // Red without `once`.
  test('gives points once for each order, however often it hears of it, and whatever dies', async () => {
    const [buyer, other] = [newId(), newId()];
    const order = orderOf(buyer);
    await world.publish(order);
    await hasPoints(buyer, 51);

    world.publishAgain(order);
    await world.publish(orderOf(other));
    await hasPoints(other, 51);
    await world.killService();
    world.publishAgain(order);
    await world.publish(orderOf(other));
    runIt();
    await hasPoints(other, 102);
    expect(await world.pointsOf(buyer)).toBe(51);
  });

  // Red without `relay.start()`.
  test('tells of them', async () => {
    const buyer = newId();
    await world.publish(orderOf(buyer));
    await eventually(() =>
      expect(world.told.map(({ type, source, data }) => ({ type, source, data }))).toContainEqual({
        ...{ type: 'points:earned', source: '/loyalty' },
        data: { memberId: buyer, points: 51 },
      }),
    );
  });

  test('sets aside what breaks its contract', async () => {
    world.publishAgain({ ...orderOf(newId()), data: { buyerId: 'nobody' } });
    await eventually(async () => expect(await world.deadLetters()).toBe(1));
  });
});
