import type { AnyEventDefinition, ServiceName } from './define-event.ts';
import * as events from './events/index.ts';

const user = [events.UserCreated, events.UserUpdated, events.UserDeleted] as const;
const ticket = [events.TicketCreated, events.TicketUpdated, events.TicketDeleted] as const;
const order = [
  events.OrderCreated,
  events.OrderUpdated,
  events.OrderCompleted,
  events.OrderCancelled,
  events.OrderRefunded,
] as const;
const payment = [
  events.PaymentCreated,
  events.PaymentCaptured,
  events.PaymentFailed,
  events.PaymentVoided,
  events.PaymentRefunded,
] as const;

/**
 * Who hears what. Brokers' users get exactly this: a service publishes the events whose source it is and reads those listed
 * here.
 */
export const CONSUMES: Readonly<Record<ServiceName, readonly AnyEventDefinition[]>> = {
  auth: [],
  tickets: [events.InventoryUpdated, ...order, ...user, events.RoleUpdated, events.ExpirationCompleted],
  orders: [...ticket, ...payment, ...user, events.RoleUpdated, events.ExpirationCompleted],
  payments: [...order, events.RoleUpdated],
  expiration: [...order, ...ticket, events.RoleUpdated],
  support: [
    ...user,
    events.UserLinkRequested,
    ...order,
    events.AdmissionIssued,
    ...payment,
    events.InventoryUpdated,
    events.RoleUpdated,
  ],
};

/** Services with routes hear revocations in every process, through a subscription of their own from 10 minutes back. */
export const TAILS: readonly AnyEventDefinition[] = [events.SessionRevoked];

/** Whoever reads these gets in: codes of e-tickets, one-time links. Support alone hears them, and nobody outside may. */
export const CONFIDENTIAL: readonly AnyEventDefinition[] = [events.AdmissionIssued, events.UserLinkRequested];
