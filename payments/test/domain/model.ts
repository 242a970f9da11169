import { begun, ended } from '../../src/domain/call.ts';
import { afterRefusedCapture, follow } from '../../src/domain/follow.ts';
import type { Intent } from '../../src/domain/intent.ts';
import { nextStep } from '../../src/domain/next-step.ts';
import type { Order } from '../../src/domain/order.ts';
import { beginCall, endCall, newPayment, type Payment, raise } from '../../src/domain/payment.ts';
import { newRefund, type Refund, settleRefund } from '../../src/domain/refund.ts';

export const ORDER: Order = {
  id: 'order',
  buyerId: 'buyer',
  status: 'created',
  cancelReason: null,
  paymentId: null,
  amount: 5_000,
  currency: 'usd',
  expiresAt: new Date('2030-01-01T12:05:00Z'),
  version: 0,
};

export const NOW = new Date('2030-01-01T12:00:00Z');
export const aPayment = (changes: Partial<Payment> = {}): Payment => ({
  ...newPayment({ id: 'payment', order: ORDER, now: NOW }),
  ...changes,
});
export const anIntent = (changes: Partial<Intent> = {}): Intent => ({
  id: 'pi',
  status: 'requires_payment_method',
  amount: 5_000,
  currency: 'usd',
  amountReceived: 0,
  amountRefunded: 0,
  paymentId: 'payment',
  cancellationReason: null,
  clientSecret: 'pi_secret',
  redirectUrl: null,
  ...changes,
});

/** How a call to Stripe ends: whether it had its effect, and what we get to know. */
export type Luck = 'refused' | 'answer' | 'lost answer' | 'never arrived' | 'fault' | 'fault after effect';

/** A Stripe of one intent, our row and our copy of the order; each method is one thing that may happen, at any time. */
export class Model {
  payment = aPayment();
  refund: Refund | null = null;
  order = ORDER;
  intent = anIntent();
  captures = 0;
  refunded = 0;
  readonly ranks: Payment[] = [];

  /** What the buyer does at Stripe; nothing once the intent is over. */
  buyer(act: 'decline' | 'ask the bank' | 'authorize' | 'pay at once'): void {
    const { status } = this.intent;
    if (status !== 'requires_payment_method' && status !== 'requires_action') return;
    if (act === 'decline') this.intent = { ...this.intent, status: 'requires_payment_method' };
    if (act === 'ask the bank') this.intent = { ...this.intent, status: 'requires_action' };
    if (act === 'authorize') this.intent = { ...this.intent, status: 'requires_capture' };
    if (act === 'pay at once') this.take();
  }

  /** An event of the order arrives; the copy keeps the newest. */
  hear(order: Order): void {
    if (order.version > this.order.version) this.order = order;
  }

  /** One turn of whoever works on the payment: asks Stripe (or not), then takes the next step with this luck. */
  turn(luck: Luck, ask = true): void {
    if (ask) this.save(follow(this.payment, this.intent));
    const step = nextStep(this.payment, this.order);
    if (step.do === 'capture') this.capture(luck);
    if (step.do === 'void') this.void(luck, step.reason);
    if (step.do === 'refund') this.giveBack(luck, step.reason);
  }

  isSettled(): boolean {
    const { do: what } = nextStep(follow(this.payment, this.intent), this.order);
    return what === 'nothing' || what === 'wait';
  }

  private save(payment: Payment): void {
    this.payment = payment;
    this.ranks.push(payment);
  }

  private take(): void {
    this.captures += 1;
    this.intent = { ...this.intent, status: 'succeeded', amountReceived: this.intent.amount };
  }

  private capture(luck: Luck): void {
    this.save(raise(beginCall(this.payment, 'capture'), 'capturing'));
    const refused = luck === 'refused' || this.intent.status !== 'requires_capture';
    if (!refused && hasEffect(luck)) this.take();
    if (!isAnswer(luck) && !isFault(luck)) return;
    const known = endCall(this.payment, 'capture');
    this.save(refused && isAnswer(luck) ? afterRefusedCapture(known, this.intent) : follow(known, this.intent));
  }

  private void(luck: Luck, reason: Payment['reason']): void {
    this.save(raise(beginCall(this.payment, 'void'), 'voiding', { reason }));
    const isOver = this.intent.status === 'succeeded' || this.intent.status === 'canceled';
    if (!isOver && hasEffect(luck))
      this.intent = { ...this.intent, status: 'canceled', cancellationReason: 'abandoned' };
    if (isAnswer(luck) || isFault(luck)) this.save(follow(endCall(this.payment, 'void'), this.intent));
  }

  private giveBack(luck: Luck, reason: NonNullable<Payment['reason']>): void {
    const drafted = this.refund ?? newRefund({ id: 'refund', payment: this.payment, intentId: 'pi', reason, now: NOW });
    this.save(raise(this.payment, 'refunding', { reason }));
    this.refund = { ...drafted, call: begun(drafted.call) };
    // Stripe gives back once what carries our refund's id: by the key while the number stays, and we look before it is raised.
    if (hasEffect(luck) && this.refunded === 0) this.refunded = this.refund.amount;
    const exists = this.refunded > 0;
    if (!isAnswer(luck) && !isFault(luck)) return;
    if (!exists) {
      this.refund = { ...this.refund, call: ended(this.refund.call) };
      return;
    }
    const seen = { id: 're', status: 'succeeded', refundId: 'refund' } as const;
    const settled = settleRefund(this.payment, this.refund, seen);
    this.refund = settled.refund;
    this.intent = { ...this.intent, amountRefunded: this.refunded };
    this.save(settled.payment);
  }
}

const hasEffect = (luck: Luck) => luck !== 'never arrived' && luck !== 'fault';
/** A bank refuses captures only; voids and refunds are answered. */
const isAnswer = (luck: Luck) => luck === 'answer' || luck === 'refused';
const isFault = (luck: Luck) => luck === 'fault' || luck === 'fault after effect';
