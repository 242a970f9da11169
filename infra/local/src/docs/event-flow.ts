import { type AnyEventDefinition, CONSUMES, EVENTS, SERVICES, TAILS } from '@ticketing-dev/common/contracts';
import { type Arrow, flowchart } from './mermaid.ts';

interface Group {
  readonly id: string;
  readonly source: string;
  readonly hearers: readonly string[];
  readonly types: string[];
}

/** Who tells what to whom, from the table that the broker's permissions are made of. Events with the same hearers are one box. */
export function eventFlow(): string {
  const groups = new Map<string, Group>();
  for (const event of EVENTS) {
    const hearers = SERVICES.filter((service) => CONSUMES[service].includes(event));
    const key = [event.source, event.aggregate, ...hearers].join(' ');
    const group = groups.get(key) ?? { id: `e${groups.size}`, source: event.source, hearers, types: [] };
    group.types.push(labelOf(event));
    groups.set(key, group);
  }
  const nodes = [
    ...SERVICES.map((service) => `${service}[[${service}]]`),
    ...[...groups.values()].map(({ id, types }) => `${id}(["${types.sort().join('<br/>')}"])`),
  ];
  const arrows: Arrow[] = [...groups.values()].flatMap(({ id, source, hearers, types }) => [
    { from: source, to: id },
    ...hearers.map((service) => ({ from: id, to: service })),
    ...(types.some(isTailed) ? SERVICES.map((service) => ({ from: id, to: service, dotted: true })) : []),
  ]);
  return flowchart('LR', nodes, arrows);
}

const labelOf = ({ type, version, secret }: AnyEventDefinition) =>
  `${type}${version === 1 ? '' : ` v${version}`}${secret ? ' (secret)' : ''}`;
const isTailed = (label: string) => TAILS.some((event) => labelOf(event) === label);
