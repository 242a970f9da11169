import { Counter, Histogram, type Registry } from 'prom-client';

export interface EventMetrics {
  readonly handled: Counter<'type'>;
  readonly failed: Counter<'type'>;
  readonly dead: Counter<'type'>;
  readonly unknown: Counter<'type'>;
  readonly lag: Histogram<'type'>;
}

/** What became of consumed events, by type. Asking twice for the same registry gives the same counters. */
export function eventMetrics(registry: Registry): EventMetrics {
  const counter = (name: string, help: string): Counter<'type'> => {
    const existing = registry.getSingleMetric(name);
    if (existing instanceof Counter) return existing;
    return new Counter({ name, help, labelNames: ['type'], registers: [registry] });
  };
  return {
    handled: counter('events_handled_total', 'Events that had their effect, or had had it before'),
    failed: counter('events_failed_total', 'Attempts at an event that threw'),
    dead: counter('events_dead_total', 'Events set aside as dead letters'),
    unknown: counter('events_unknown_total', 'Events of a type or schema version that this service does not know'),
    lag: lagOf(registry),
  };
}

function lagOf(registry: Registry): Histogram<'type'> {
  const name = 'events_lag_seconds';
  const existing = registry.getSingleMetric(name);
  if (existing instanceof Histogram) return existing;
  return new Histogram({
    name,
    help: 'From the change an event tells of to its effect here',
    labelNames: ['type'],
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800],
    registers: [registry],
  });
}
