import type { OrderState } from '@ticketing-dev/common/contracts';
import type { MessageKind } from './new-message.ts';

/** Whether a message would say what is no longer so: it waited for a provider, or its event came after a later one. */
export function isOutdated(kind: MessageKind, orderStatus: OrderState['status'] | null): boolean {
  if (kind === 'order-reserved') return orderStatus !== null && orderStatus !== 'created';
  return kind === 'order-completed' && (orderStatus === 'refunding' || orderStatus === 'refunded');
}
