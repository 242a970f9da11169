import admissionIssued from './admission-issued.v1.json' with { type: 'json' };
import expirationCompleted from './expiration-completed.v1.json' with { type: 'json' };
import inventoryUpdated from './inventory-updated.v1.json' with { type: 'json' };
import notificationFailed from './notification-failed.v1.json' with { type: 'json' };
import notificationSent from './notification-sent.v1.json' with { type: 'json' };
import orderCancelled from './order-cancelled.v1.json' with { type: 'json' };
import orderCompleted from './order-completed.v1.json' with { type: 'json' };
import orderCreated from './order-created.v1.json' with { type: 'json' };
import orderRefunded from './order-refunded.v1.json' with { type: 'json' };
import orderUpdated from './order-updated.v1.json' with { type: 'json' };
import paymentCaptured from './payment-captured.v1.json' with { type: 'json' };
import paymentCreated from './payment-created.v1.json' with { type: 'json' };
import paymentFailed from './payment-failed.v1.json' with { type: 'json' };
import paymentRefunded from './payment-refunded.v1.json' with { type: 'json' };
import paymentVoided from './payment-voided.v1.json' with { type: 'json' };
import roleUpdated from './role-updated.v1.json' with { type: 'json' };
import sessionRevoked from './session-revoked.v1.json' with { type: 'json' };
import ticketCreated from './ticket-created.v1.json' with { type: 'json' };
import ticketDeleted from './ticket-deleted.v1.json' with { type: 'json' };
import ticketUpdated from './ticket-updated.v1.json' with { type: 'json' };
import userCreated from './user-created.v1.json' with { type: 'json' };
import userDeleted from './user-deleted.v1.json' with { type: 'json' };
import userLinkRequested from './user-link-requested.v1.json' with { type: 'json' };
import userUpdated from './user-updated.v1.json' with { type: 'json' };

/**
 * One event of each type and schema version as it once was sent, by `<type>.v<version>`. Kept for ever: events like these lie in
 * outboxes and streams, and consumers must go on reading them. Never edit one; a new version gets a new file.
 */
export const SAMPLES: Readonly<Record<string, unknown>> = {
  'admission:issued.v1': admissionIssued,
  'expiration:completed.v1': expirationCompleted,
  'inventory:updated.v1': inventoryUpdated,
  'notification:failed.v1': notificationFailed,
  'notification:sent.v1': notificationSent,
  'order:cancelled.v1': orderCancelled,
  'order:completed.v1': orderCompleted,
  'order:created.v1': orderCreated,
  'order:refunded.v1': orderRefunded,
  'order:updated.v1': orderUpdated,
  'payment:captured.v1': paymentCaptured,
  'payment:created.v1': paymentCreated,
  'payment:failed.v1': paymentFailed,
  'payment:refunded.v1': paymentRefunded,
  'payment:voided.v1': paymentVoided,
  'role:updated.v1': roleUpdated,
  'session:revoked.v1': sessionRevoked,
  'ticket:created.v1': ticketCreated,
  'ticket:deleted.v1': ticketDeleted,
  'ticket:updated.v1': ticketUpdated,
  'user:created.v1': userCreated,
  'user:deleted.v1': userDeleted,
  'user:link-requested.v1': userLinkRequested,
  'user:updated.v1': userUpdated,
};
