import { z } from 'zod';
import { integer, listParams, metadata, text, unsettable } from '../http/param-kinds.ts';
import { METHOD_TYPES } from './types.ts';

const BillingDetails = z
  .strictObject({
    address: z
      .strictObject({
        city: unsettable(),
        country: unsettable(),
        line1: unsettable(),
        line2: unsettable(),
        postal_code: unsettable(),
        state: unsettable(),
      })
      .partial(),
    email: unsettable(),
    name: unsettable(),
    phone: unsettable(),
  })
  .partial();

export const MethodData = z.strictObject({
  type: z.enum(METHOD_TYPES),
  billing_details: BillingDetails.optional(),
  metadata: metadata.optional(),
  card: z
    .strictObject({
      number: text().optional(),
      exp_month: integer().optional(),
      exp_year: integer().optional(),
      cvc: text().optional(),
      token: text().optional(),
    })
    .optional(),
  alipay: z.literal('').or(z.strictObject({})).optional(),
  bancontact: z.literal('').or(z.strictObject({})).optional(),
  ideal: z
    .literal('')
    .or(z.strictObject({ bank: text().optional() }))
    .optional(),
  allow_redisplay: z.enum(['always', 'limited', 'unspecified']).optional(),
});
export type MethodData = z.output<typeof MethodData>;

export const NoParams = z.strictObject({});
export const ListParams = z.strictObject({ ...listParams, customer: text().optional(), type: text().optional() });
