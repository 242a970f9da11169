import {
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
} from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { saleOf } from '../domain/sale.ts';
import { aboutOrder } from '../domain/what-to-say.ts';
import { queueMessage } from '../use-cases/queue-message.ts';
import { recordSale } from '../use-cases/record-sale.ts';

export const onOrderChanged = consume(
  [OrderCreated, OrderUpdated, OrderCompleted, OrderCancelled, OrderRefunded],
  async (deps: Deps, event) => {
    await deps.orderStatuses.follow(event.data);
    await queueMessage(deps, aboutOrder(event.data));
    await recordSale(deps, saleOf(event.data));
  },
);
