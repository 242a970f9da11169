import type { Fault } from '../fault.ts';
import { clockFaults } from './clock.ts';
import { diskFaults } from './disks.ts';
import { absences } from './down.ts';
import { kills } from './kill.ts';
import { messageFaults } from './messages.ts';
import { moments } from './moments.ts';
import { lineFaults } from './network.ts';
import { pauses } from './pause.ts';
import { redisFaults } from './redis.ts';
import { rollingRestart } from './rolling.ts';
import { streamFaults } from './stream.ts';
import { stripeFaults } from './stripe.ts';

/** Everything that may go wrong, the likeliest first. */
export const FAULTS: readonly Fault[] = [
  ...kills,
  ...moments,
  ...pauses,
  ...absences,
  ...redisFaults,
  ...streamFaults,
  ...messageFaults,
  ...stripeFaults,
  rollingRestart,
  ...lineFaults,
  ...clockFaults,
  ...diskFaults,
];

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
