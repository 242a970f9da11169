import { z } from 'zod';
import { boolean, currency, integer, listParams, metadata, text, unsettable } from '../http/param-kinds.ts';
import { MethodData } from '../payment-methods/params.ts';
import { METHOD_TYPES } from '../payment-methods/types.ts';

const shared = {
  customer: text().optional(),
  description: unsettable().optional(),
  metadata: metadata.optional(),
  payment_method: text().optional(),
  payment_method_data: MethodData.optional(),
  payment_method_options: z
    .strictObject({
      card: z
        .strictObject({
          capture_method: z.enum(['manual', '']),
          request_three_d_secure: z.enum(['any', 'automatic', 'challenge']),
        })
        .partial(),
    })
    .partial()
    .optional(),
  receipt_email: unsettable(800).optional(),
  setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
};

const forConfirming = {
  error_on_requires_action: boolean.optional(),
  off_session: boolean.optional(),
  return_url: text().optional(),
  use_stripe_sdk: boolean.optional(),
};

const forNew = {
  allowed_payment_method_types: z.array(z.enum(METHOD_TYPES)).optional(),
  capture_method: z.enum(['automatic', 'automatic_async', 'manual']).optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  transfer_group: text().optional(),
};

export const CreateParams = z.strictObject({
  ...shared,
  ...forConfirming,
  ...forNew,
  amount: integer({ min: 1 }),
  currency,
  automatic_payment_methods: z
    .strictObject({ enabled: boolean, allow_redirects: z.enum(['always', 'never']).optional() })
    .optional(),
  confirm: boolean.optional(),
  confirmation_method: z.enum(['automatic']).optional(),
});
export const UpdateParams = z.strictObject({
  ...shared,
  ...forNew,
  amount: integer({ min: 1 }).optional(),
  currency: currency.optional(),
});
const { customer: _customer, description: _description, metadata: _metadata, ...whenConfirming } = shared;
export const ConfirmParams = z.strictObject({
  ...whenConfirming,
  ...forConfirming,
  capture_method: forNew.capture_method,
  client_secret: text().optional(),
  // Sent by Stripe.js, of no effect here.
  expected_payment_method_type: text().optional(),
});
export const CaptureParams = z.strictObject({
  amount_to_capture: integer({ min: 1 }).optional(),
  metadata: metadata.optional(),
});
export const CancelParams = z.strictObject({
  cancellation_reason: z.enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer']).optional(),
});
export const RetrieveParams = z.strictObject({ client_secret: text().optional() });
export const ListParams = z.strictObject({ ...listParams, customer: text().optional() });

export type CreateParams = z.output<typeof CreateParams>;
export type UpdateParams = z.output<typeof UpdateParams>;
export type ConfirmParams = z.output<typeof ConfirmParams>;
export type CaptureParams = z.output<typeof CaptureParams>;
export type CancelParams = z.output<typeof CancelParams>;
