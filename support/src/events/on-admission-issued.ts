import { AdmissionIssued } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';
import { queueMessage } from '../use-cases/queue-message.ts';

export const onAdmissionIssued = consume(AdmissionIssued, (deps: Deps, { data: issued }) =>
  queueMessage(deps, {
    kind: 'order-completed',
    userId: issued.buyerId,
    aboutId: issued.orderId,
    content: issued,
  }),
);
