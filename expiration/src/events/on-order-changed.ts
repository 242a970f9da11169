import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
} from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { wishOfOrder } from '../domain/timer.ts';
import { followSubject } from '../use-cases/follow-subject.ts';

export const onOrderChanged = consume(
  [OrderCreated, OrderUpdated, OrderCompleted, OrderCancelled, OrderRefunded],
  (deps: Deps, event) => followSubject(deps, wishOfOrder(event.data, event.traceparent ?? null)),
);
