import type Stripe from 'stripe';
import { stripeId } from '../ids.ts';
import type { Decline } from '../payment-methods/behaviour.ts';
import type { ChargeFacts } from './charge-facts.ts';
import { methodDetails } from './method-details.ts';

/** One try to take the money: authorized, captured or declined. */
export function newCharge(facts: ChargeFacts): Stripe.Charge {
  const { intent, method, captured, decline, now } = facts;
  const id = stripeId('ch');
  return {
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured && !decline ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { ...method.billing_details },
    calculated_statement_descriptor: 'TICKETS',
    captured: captured && !decline,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(facts),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
}

function outcomeOf(decline: Decline | null): Stripe.Charge.Outcome {
  const blocked = decline?.declineCode === 'fraudulent';
  return {
    advice_code: decline ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: decline && !blocked ? '05' : null,
    network_status: decline ? (blocked ? 'not_sent_to_network' : 'declined_by_network') : 'approved_by_network',
    reason: decline ? (decline.declineCode ?? decline.code) : null,
    risk_level: blocked ? 'highest' : 'normal',
    risk_score: blocked ? 92 : 20,
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: decline ? (blocked ? 'blocked' : 'issuer_declined') : 'authorized',
  };
}
