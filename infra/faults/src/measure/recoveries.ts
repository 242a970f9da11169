import type { Order } from '@ticketing-dev/common/contracts';
import type { Ledger } from '../books/ledger.ts';
import type { Bounds } from '../fault.ts';
import { type History, isAsked, isServed } from '../history.ts';
import type { Trial } from '../trial.ts';

/** One figure of how a fault was got over, and what it may be at most. */
type Recovery = Trial['recoveries'][number];

export interface Measured {
  readonly servesAgainMs: number | undefined;
  readonly drainedMs: number;
  readonly ledger: Ledger;
  readonly orders: readonly Order[];
  readonly history: History;
  /** When the fault began, by the history's clock. */
  readonly from: number;
}

export function recoveries(measured: Measured, bounds: Bounds = {}): Recovery[] {
  const { ledger, orders, history, from } = measured;
  const late = orders.flatMap(({ expiresAt, cancelReason, history: steps }) => {
    const ended = cancelReason === 'expired' ? steps.find(({ status }) => status === 'cancelled') : undefined;
    return ended === undefined ? [] : [Date.parse(ended.at) - Date.parse(expiresAt)];
  });
  const waits = ledger.waits.filter(({ at, ms }) => at + ms >= from).map(({ ms }) => ms);
  const asked = history.entries.filter(isAsked).filter(({ at, ms }) => at + ms >= from);
  const served = asked.length === 0 ? 1 : asked.filter(isServed).length / asked.length;
  return [
    ...atMost('serves again', measured.servesAgainMs, bounds.servesAgainMs),
    ...atMost('outboxes drained', measured.drainedMs, bounds.drainedMs),
    ...atMost('holds released late', late.length === 0 ? undefined : Math.max(...late), bounds.releasedLateMs),
    ...atMost('longest wait for seats', waits.length === 0 ? undefined : Math.max(...waits), bounds.waitMs),
    share('answered by 2xx–4xx', served, bounds.served),
  ];
}

function atMost(what: string, ms: number | undefined, bound: number | undefined): Recovery[] {
  if (ms === undefined) return [];
  const is = inSeconds(ms);
  return [
    {
      what,
      is,
      bound: bound === undefined ? undefined : `≤ ${inSeconds(bound)}`,
      kept: bound === undefined || ms <= bound,
    },
  ];
}

function share(what: string, is: number, bound: number | undefined): Recovery {
  const percent = (part: number) => `${(part * 100).toFixed(2)} %`;
  return {
    what,
    is: percent(is),
    bound: bound === undefined ? undefined : `≥ ${percent(bound)}`,
    kept: bound === undefined || is >= bound,
  };
}

const inSeconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
