import { setTimeout as sleep } from 'node:timers/promises';
import { type Order, Payment } from '@ticketing-dev/common/contracts';
import { answerThreeDSecure } from '@ticketing-dev/stack/outside';
import { codeOf } from '@ticketing-dev/stack/person';
import { orderOf, pay as payOnce } from '@ticketing-dev/stack/purchase';
import type { Visitor } from '../visitor.ts';
import type { Scene } from './scene.ts';

const AGAIN_MS = 400;

/** Pays as long as the hold lasts: again after a decline, and while payments has not heard of the order. True when it is ours. */
export async function pay(scene: Scene, buyer: Visitor, order: Order): Promise<boolean> {
  const { roll, shape } = scene;
  const declined = roll.chance(shape.declined);
  const asked = !declined && roll.chance(shape.asked);
  let method = declined ? 'pm_card_chargeDeclined' : asked ? 'pm_card_authenticationRequired' : 'pm_card_visa';
  for (;;) {
    const answer = await payOnce(buyer, order.id, method);
    if (answer.status === 201) {
      const payment = Payment.parse(answer.body);
      scene.ledger.payments.set(payment.id, { buyer, orderId: order.id });
      if (asked) await answerBank(scene, payment, order);
      return await isCompleted(buyer, order);
    }
    if (answer.status === 402) method = 'pm_card_visa';
    else if (answer.status === 409 && codeOf(answer) === 'order-not-payable') return false;
    else if (answer.status !== 409 && answer.status !== 404) throw new Error(`payment: ${answer.status}`);
    if (Date.now() > Date.parse(order.expiresAt)) return false;
    await sleep(AGAIN_MS);
  }
}

/** The bank's question is answered soon, or only when the hold is over. */
async function answerBank({ rig, roll, shape }: Scene, payment: Payment, order: Order): Promise<void> {
  if (payment.clientSecret === null) return;
  const late = roll.chance(shape.late);
  await sleep(late ? Math.max(0, Date.parse(order.expiresAt) - Date.now()) + roll.upTo(500) : roll.upTo(500));
  // Somebody without a browser any more: then the payment stays unfinished, as it often does.
  await answerThreeDSecure(rig.stack.stripeUrl, payment.clientSecret, 'complete').catch(() => undefined);
}

/** Looked at for a moment, not waited for. */
async function isCompleted(buyer: Visitor, { id }: Order): Promise<boolean> {
  for (let looks = 0; looks < 4; looks += 1) {
    await sleep(AGAIN_MS / 2);
    const { status } = await orderOf(buyer, id);
    if (status !== 'created' && status !== 'paying') return status === 'completed';
  }
  return false;
}
