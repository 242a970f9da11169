import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CONFIDENTIAL, CONSUMES, Envelope, EVENTS, natsSubjectOf, SERVICES } from '../../src/contracts/index.ts';
import { SAMPLES } from '../../src/contracts/samples/index.ts';
import { keptSample, sample } from '../../src/testing/index.ts';

const folder = (name: string) => readdirSync(new URL(`../../src/contracts/${name}/`, import.meta.url));
const fileOf = (event: { type: string; version: number }) => `${event.type.replace(':', '-')}.v${event.version}`;
const names = EVENTS.map(fileOf).sort();

// Red when a definition is not listed in EVENTS, or a sample is missing or not loaded.
test('every event definition in the folder is listed, and has a sample that is loaded', () => {
  const isVersion = /\.v\d+\./;
  const definitions = folder('events').filter((file) => isVersion.test(file));
  expect(definitions.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(names);
  const samples = folder('samples').filter((file) => isVersion.test(file));
  expect(samples.map((file) => file.replace(/\.json$/, '')).sort()).toEqual(names);
  expect(Object.keys(SAMPLES).sort()).toEqual(EVENTS.map((one) => `${one.type}.v${one.version}`).sort());
});

// Red when a field of a contract is renamed, removed, added without `optional` or narrowed.
test.each(EVENTS.map((definition) => [fileOf(definition), definition] as const))(
  'the kept sample of %s parses, and none of it is lost',
  (_name, definition) => {
    const kept = keptSample(definition);
    expect(definition.data.parse(kept.data)).toEqual(kept.data);
    expect(kept).toMatchObject({ type: definition.type, dataschema: definition.dataschema });
    expect(kept.source).toBe(`/${definition.source}`);
    expect(natsSubjectOf(kept)).toBe(definition.natsSubject);
  },
);

test('every event of ours is told by a service of ours', () => {
  expect(SERVICES).toEqual(expect.arrayContaining([...new Set(EVENTS.map((one) => one.source))]));
});

test('types and subjects are unique', () => {
  expect(new Set(EVENTS.map((one) => one.dataschema)).size).toBe(EVENTS.length);
  expect(new Set(EVENTS.map((one) => one.natsSubject)).size).toBe(EVENTS.length);
});

// Red when another service is let in on e-tickets' codes or one-time links.
test('secrets are heard by support alone, and nobody hears itself', () => {
  expect(CONFIDENTIAL.map(({ type }) => type)).toEqual(['admission:issued', 'user:link-requested']);
  for (const service of SERVICES) {
    const heard = CONSUMES[service];
    if (service !== 'support') expect(heard.filter((one) => CONFIDENTIAL.includes(one))).toEqual([]);
    expect(heard.filter((one) => one.source === service)).toEqual([]);
  }
});

test('a sample for a test is a new event, changed where it matters, and still keeps the contract', () => {
  const created = EVENTS.find((one) => one.type === 'order:created');
  if (created === undefined) throw new Error('no order:created');
  const [first, second] = [sample(created, { data: { quantity: 3 } }), sample(created)];
  expect(first.data).toMatchObject({ quantity: 3 });
  expect(first.id).not.toBe(second.id);
  expect(() => Envelope.parse(first)).not.toThrow();
  expect(() => sample(created, { data: { quantity: 0 } })).toThrow();
});
