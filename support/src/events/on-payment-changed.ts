import {
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
} from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { aboutPayment } from '../domain/what-to-say.ts';
import { queueMessage } from '../use-cases/queue-message.ts';

export const onPaymentChanged = consume(
  [PaymentCreated, PaymentCaptured, PaymentFailed, PaymentVoided, PaymentRefunded],
  (deps: Deps, event) => queueMessage(deps, aboutPayment(event.data)),
);
