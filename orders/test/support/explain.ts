import { isDeepStrictEqual } from 'node:util';
import { AppError } from '@ticketing-dev/common/errors';
import type { Order } from '../../src/domain/order.ts';

type Rule = (order: Order) => Order;

/** Why an order cannot have become what it is by these rules, taken one after another in any order; undefined when it can. */
export function explain(before: Order, rules: readonly Rule[], after: Order): string | undefined {
  const possible = permutations(rules).map((turns) => lasting(turns.reduce(unlessRefused, before)));
  const is = lasting(after);
  if (possible.some((one) => isDeepStrictEqual(one, is))) return undefined;
  return `is ${JSON.stringify(is)}, not one of ${JSON.stringify(possible)}`;
}

/** What lasts of an order: its e-tickets are made anew each time. */
function lasting({ status, cancelReason, paymentId, amountPaid, amountRefunded, quantity }: Order) {
  return { status, cancelReason, paymentId, amountPaid, amountRefunded, quantity };
}

function unlessRefused(order: Order, rule: (order: Order) => Order): Order {
  try {
    return rule(order);
  } catch (refusal) {
    if (refusal instanceof AppError) return order;
    throw refusal;
  }
}

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, index) => permutations(all.filter((_, at) => at !== index)).map((rest) => [one, ...rest]));
}
