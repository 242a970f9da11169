import { expect, test } from '@jest/globals';
import { CONSUMES, EVENTS, SERVICES } from '@ticketing-dev/common/contracts';
import { eventFlow } from '../src/docs/event-flow.ts';
import { drifted, textOf, withPart } from '../src/docs/generated-doc.ts';

/** `service → event` and `event → service`, as drawn. */
function drawn(picture: string): readonly string[] {
  const boxes = [...picture.matchAll(/^ {2}(e\d+)\(\["(.*)"\]\)$/gm)].map(
    ([, id = '', label = '']) => [id, label] as const,
  );
  const eventsOf = (id: string) => {
    const label = boxes.find(([box]) => box === id)?.[1];
    return label === undefined ? [id] : label.split('<br/>').map((one) => one.replace(' (secret)', ''));
  };
  return [...picture.matchAll(/^ {2}(\w+) --> (\w+)$/gm)].flatMap(([, from = '', to = '']) =>
    eventsOf(from).flatMap((one) => eventsOf(to).map((other) => `${one} → ${other}`)),
  );
}

test('the picture of events shows what the topology says and nothing else', () => {
  const told = EVENTS.map(({ source, type }) => `${source} → ${type}`);
  const heard = SERVICES.flatMap((service) => CONSUMES[service].map(({ type }) => `${type} → ${service}`));
  expect([...drawn(eventFlow())].sort()).toEqual([...told, ...heard].sort());
});

test('a part is written in its place, again and again, and what surrounds it stays', () => {
  const page = 'Before.\n<!-- generated: picture -->\nold\n<!-- end -->\nAfter.\n';
  const once = withPart(page, 'picture', 'new');
  expect(once).toBe('Before.\n<!-- generated: picture -->\n\nnew\n\n<!-- end -->\nAfter.\n');
  expect(withPart(once, 'picture', 'new')).toBe(once);
  expect(() => withPart(page, 'portrait', 'new')).toThrow('There is no place for "portrait"');
});

test('a document that is not what the code says is named', () => {
  const path = 'docs/architecture.md';
  expect(drifted([{ path, content: textOf(path) }])).toEqual([]);
  expect(
    drifted([
      { path, content: `${textOf(path)} ` },
      { path: 'docs/missing.md', content: 'x' },
    ]),
  ).toEqual([path, 'docs/missing.md']);
});
