import type { Fault } from '../fault.ts';
import { kills } from './kill.ts';
import { moments } from './moments.ts';

/** Everything that may go wrong, the likeliest first. */
export const FAULTS: readonly Fault[] = [...kills, ...moments];

/** Those of `npm test`. */
export const IN_TESTS: readonly string[] = [
  'kill-orders',
  'kill-tickets',
  'kill-payments',
  'kill-nats',
  'kill-mongo',
  'kill-redis',
  'consumer-before-ack-orders',
  'payments-before-write',
];

/** @throws Error in one sentence when there is no such fault. */
export function faultNamed(name: string): Fault {
  const fault = FAULTS.find((one) => one.name === name);
  if (fault === undefined)
    throw new Error(`There is no fault "${name}"; there are ${FAULTS.map((one) => one.name).join(', ')}.`);
  return fault;
}
