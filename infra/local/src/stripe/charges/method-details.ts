import type Stripe from 'stripe';
import type { ChargeFacts } from './charge-facts.ts';

/** An authorization lasts seven days. */
const AUTHORIZATION_SECONDS = 7 * 24 * 3600;

export function methodDetails(facts: ChargeFacts): Stripe.Charge.PaymentMethodDetails {
  const { method } = facts;
  if (method.card) return { type: 'card', card: cardDetails(facts, method.card) };
  if (method.type === 'alipay')
    return { type: 'alipay', alipay: { fingerprint: null, transaction_id: facts.intent.id.slice(3) } };
  if (method.type === 'ideal')
    return {
      type: 'ideal',
      ideal: {
        bank: null,
        bic: null,
        generated_sepa_debit: null,
        generated_sepa_debit_mandate: null,
        iban_last4: null,
        transaction_id: null,
        verified_name: null,
      },
    };
  return { type: method.type };
}

function cardDetails(facts: ChargeFacts, card: Stripe.PaymentMethod.Card): Stripe.Charge.PaymentMethodDetails.Card {
  const { intent, captured, decline, authenticated, now } = facts;
  return {
    amount_authorized: decline ? null : intent.amount,
    authorization_code: decline ? null : '123456',
    brand: card.brand,
    ...(captured || decline ? {} : { capture_before: now + AUTHORIZATION_SECONDS }),
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  };
}
