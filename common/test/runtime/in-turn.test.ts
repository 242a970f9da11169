import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inTurn } from '../../src/runtime/index.ts';

test('the work of one key runs one after another, of several keys at once', async () => {
  const run = inTurn();
  const told: string[] = [];
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await sleep(5);
    told.push(`${name} ends`);
    return name;
  };

  const answers = await Promise.all([run('a', work('a1')), run('a', work('a2')), run('b', work('b1'))]);

  expect(answers).toEqual(['a1', 'a2', 'b1']);
  expect(told.filter((line) => line.startsWith('a'))).toEqual(['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends']);
  expect(told.indexOf('b1 begins')).toBeLessThan(told.indexOf('a1 ends'));
});

test('who fails keeps nobody else waiting', async () => {
  const run = inTurn();
  const failing = run('a', () => Promise.reject(new Error('no')));
  const next = run('a', async () => 'next');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
});
