import {
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
} from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { followPayment } from '../use-cases/follow-payment.ts';

/** Whatever the event's name, the payment's status says what to do. */
export const onPaymentChanged = consume(
  [PaymentCreated, PaymentCaptured, PaymentFailed, PaymentVoided, PaymentRefunded],
  (deps: Deps, event) =>
    deps.once(event, (tx) => followPayment(deps, tx, { orderId: event.data.orderId, payment: event.data })),
);
