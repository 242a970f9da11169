import { z } from 'zod';
import { PAYMENT_STATUSES } from '../events/state.ts';
import { Amount, Id, Instant } from '../values.ts';

/** With `paymentMethodId` the payment is confirmed at once. The amount is never the caller's to say. */
export const CreatePaymentBody = z
  .strictObject({
    orderId: Id,
    paymentMethodId: z
      .string()
      .regex(/^pm_[A-Za-z0-9_]{1,200}$/, 'must be a payment method id, such as "pm_card_visa"')
      .optional()
      .meta({ description: 'With it the payment is confirmed at once.', examples: ['pm_card_visa'] }),
  })
  .meta({ id: 'CreatePayment' });
export type CreatePaymentBody = z.infer<typeof CreatePaymentBody>;

export const Payment = z
  .object({
    id: Id,
    orderId: Id,
    status: z.enum(PAYMENT_STATUSES),
    amount: Amount,
    currency: z.string(),
    amountCaptured: Amount,
    amountRefunded: Amount,
    reason: z.string().nullable().meta({ description: 'Why it was voided, refunded or failed.' }),
    clientSecret: z
      .string()
      .nullable()
      .meta({ description: "Stripe's, for its Payment Element; null once there is nothing left to confirm." }),
    redirectUrl: z.string().nullable().meta({
      description: "Where the buyer's bank wants to see them (3-D Secure); it sends them back to the order's page.",
    }),
    publishableKey: z.string(),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Payment' });
export type Payment = z.infer<typeof Payment>;
