import { AdmissionIssued } from './admission-issued.v1.ts';
import { ExpirationCompleted } from './expiration-completed.v1.ts';
import { InventoryUpdated } from './inventory-updated.v1.ts';
import { NotificationFailed } from './notification-failed.v1.ts';
import { NotificationSent } from './notification-sent.v1.ts';
import { OrderCancelled } from './order-cancelled.v1.ts';
import { OrderCompleted } from './order-completed.v1.ts';
import { OrderCreated } from './order-created.v1.ts';
import { OrderRefunded } from './order-refunded.v1.ts';
import { OrderUpdated } from './order-updated.v1.ts';
import { PaymentCaptured } from './payment-captured.v1.ts';
import { PaymentCreated } from './payment-created.v1.ts';
import { PaymentFailed } from './payment-failed.v1.ts';
import { PaymentRefunded } from './payment-refunded.v1.ts';
import { PaymentVoided } from './payment-voided.v1.ts';
import { RoleUpdated } from './role-updated.v1.ts';
import { SessionRevoked } from './session-revoked.v1.ts';
import { TicketCreated } from './ticket-created.v1.ts';
import { TicketDeleted } from './ticket-deleted.v1.ts';
import { TicketUpdated } from './ticket-updated.v1.ts';
import { UserCreated } from './user-created.v1.ts';
import { UserDeleted } from './user-deleted.v1.ts';
import { UserLinkRequested } from './user-link-requested.v1.ts';
import { UserUpdated } from './user-updated.v1.ts';

/** Every event type in every schema version. A new file must be named here; a test compares this with the folder. */
export const EVENTS = [
  AdmissionIssued,
  ExpirationCompleted,
  InventoryUpdated,
  NotificationFailed,
  NotificationSent,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
  RoleUpdated,
  SessionRevoked,
  TicketCreated,
  TicketDeleted,
  TicketUpdated,
  UserCreated,
  UserDeleted,
  UserLinkRequested,
  UserUpdated,
] as const;

export {
  AdmissionIssued,
  ExpirationCompleted,
  InventoryUpdated,
  NotificationFailed,
  NotificationSent,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
  PaymentCaptured,
  PaymentCreated,
  PaymentFailed,
  PaymentRefunded,
  PaymentVoided,
  RoleUpdated,
  SessionRevoked,
  TicketCreated,
  TicketDeleted,
  TicketUpdated,
  UserCreated,
  UserDeleted,
  UserLinkRequested,
  UserUpdated,
};
