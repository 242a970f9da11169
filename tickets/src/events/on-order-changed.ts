import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
} from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';

export const onOrderChanged = consume(
  [OrderCreated, OrderUpdated, OrderCompleted, OrderCancelled, OrderRefunded],
  async (deps: Deps, event) => {
    await deps.holds.follow(event.data);
  },
);
