import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
} from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { followOrder } from '../use-cases/follow-order.ts';

export const onOrderChanged = consume(
  [OrderCreated, OrderUpdated, OrderCompleted, OrderCancelled, OrderRefunded],
  (deps: Deps, event) => followOrder(deps, event.data, event.traceparent ?? null),
);
