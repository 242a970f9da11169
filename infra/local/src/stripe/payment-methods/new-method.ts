import type Stripe from 'stripe';
import { fingerprintOf, stripeId } from '../ids.ts';
import type { MethodData } from './params.ts';

export interface CardFace {
  readonly brand: string;
  readonly funding: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
}

/** A PaymentMethod object; of a card's number only the last four digits are kept. */
export function newMethod(data: MethodData, card: CardFace | null, created: number): Stripe.PaymentMethod {
  const { address, ...who } = data.billing_details ?? {};
  return {
    id: stripeId('pm'),
    object: 'payment_method',
    allow_redisplay: data.allow_redisplay ?? 'unspecified',
    billing_details: {
      address: {
        city: null,
        country: null,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
        ...given(address),
      },
      email: who.email ?? null,
      name: who.name ?? null,
      phone: who.phone ?? null,
      tax_id: null,
    },
    ...(card ? { card: cardOf(card) } : {}),
    ...(data.type === 'alipay' ? { alipay: {} } : {}),
    ...(data.type === 'bancontact' ? { bancontact: {} } : {}),
    ...(data.type === 'ideal' ? { ideal: { bank: null, bic: null } } : {}),
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: data.metadata ?? {},
    type: data.type,
  };
}

const given = (fields: Record<string, string | null | undefined> | undefined) =>
  Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined));

function cardOf(face: CardFace): Stripe.PaymentMethod.Card {
  return {
    brand: face.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
    country: 'US',
    display_brand: face.brand,
    exp_month: face.expMonth,
    exp_year: face.expYear,
    fingerprint: fingerprintOf(),
    funding: face.funding,
    generated_from: null,
    last4: face.last4,
    networks: { available: [face.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}
