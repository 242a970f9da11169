import type { Call } from '../double.ts';
import { missing } from '../http/api-error.ts';
import type { PaymentMethodRow } from '../state/rows.ts';
import { ALWAYS_WORKS } from './behaviour.ts';
import { newMethod } from './new-method.ts';
import type { MethodData } from './params.ts';
import { readCard } from './read-card.ts';
import { testCardNamed } from './test-cards.ts';

/** Makes a method of what a form sent. */
export function createMethod(call: Call, data: MethodData): PaymentMethodRow {
  const card = data.type === 'card' ? readCard(call, data.card ?? {}) : null;
  const object = newMethod(data, card?.face ?? null, call.double.clock.seconds());
  return keep(call, { id: object.id, account: call.account, object, behaviour: card?.behaviour ?? ALWAYS_WORKS });
}

/** A method by its id. Each use of a test id (`pm_card_visa`) makes a new method, as at Stripe. */
export function findMethod(call: Call, id: string, param = 'payment_method'): PaymentMethodRow {
  const found = call.double.store.get('paymentMethods', id);
  if (found) return found;
  const card = id.startsWith('pm_card_') ? testCardNamed(id.slice('pm_card_'.length)) : undefined;
  if (!card) throw missing('PaymentMethod', id, param);
  const { number, behaviour, ...face } = card;
  const object = newMethod(
    { type: 'card' },
    { ...face, last4: number.slice(-4), expMonth: 12, expYear: new Date(call.double.clock.now()).getUTCFullYear() + 2 },
    call.double.clock.seconds(),
  );
  return keep(call, { id: object.id, account: call.account, object, behaviour });
}

function keep(call: Call, row: PaymentMethodRow): PaymentMethodRow {
  call.double.store.put('paymentMethods', row);
  return row;
}
