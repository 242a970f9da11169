import fc from 'fast-check';
import type { Payment } from '../../src/domain/payment.ts';

/** One thing somebody does. Orders and buyers are named by number, so that a shrunk story stays readable. */
export type Act =
  | {
      readonly does: 'reserve';
      readonly buyer: number;
      readonly seats: number;
      readonly key: number;
      readonly order?: undefined;
    }
  | { readonly does: 'cancel' | 'refund' | 'hear that it is due' | 'let it become due'; readonly order: number }
  | {
      readonly does: 'hear of payment';
      readonly order: number;
      readonly payment: 'p' | 'q';
      readonly is: Payment['status'];
    }
  | { readonly does: 'expire what is due' }
  | { readonly does: 'sweep' }
  | { readonly does: 'settle' }
  | { readonly does: 'offer'; readonly seats: number };

/** Acts of one moment happen at the same time. */
export type Story = readonly (readonly Act[])[];

const order = fc.nat(5);
const reserve = fc.record({
  does: fc.constant('reserve' as const),
  buyer: fc.nat(2),
  seats: fc.integer({ min: 1, max: 4 }),
  // Few keys, so that they come again: with the same wish or another one.
  key: fc.nat(5),
});
const news = fc.record({
  does: fc.constant('hear of payment' as const),
  order,
  payment: fc.constantFrom('p' as const, 'q' as const),
  is: fc.constantFrom(
    'authorized',
    'authorized',
    'capturing',
    'captured',
    'captured',
    'refunding',
    'refunded',
    'voided',
    'failed',
  ) as fc.Arbitrary<Payment['status']>,
});
const ofOrder = fc.record({
  does: fc.constantFrom(
    'cancel' as const,
    'refund' as const,
    'hear that it is due' as const,
    'let it become due' as const,
  ),
  order,
});
const ofStock = fc.constantFrom<Act>({ does: 'expire what is due' }, { does: 'sweep' }, { does: 'settle' });
const offer = fc.record({ does: fc.constant('offer' as const), seats: fc.integer({ min: 0, max: 10 }) });

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: reserve },
  { weight: 6, arbitrary: news },
  { weight: 4, arbitrary: ofOrder },
  { weight: 2, arbitrary: ofStock },
  { weight: 1, arbitrary: offer },
);

export const stories: fc.Arbitrary<Story> = fc
  .array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 14 })
  // Nothing happens in a shop without customers.
  .map((moments) => [[{ does: 'reserve', buyer: 0, seats: 2, key: 0 }], ...moments]);

/** As one would tell it. */
export function told(story: Story): string {
  return story.map((moment) => `  ${moment.map(inWords).join(', and at the same time ')}.`).join('\n');
}

function inWords(one: Act): string {
  switch (one.does) {
    case 'reserve':
      return `buyer ${one.buyer} reserves ${one.seats} under key ${one.key}`;
    case 'hear of payment':
      return `order ${one.order} hears that payment ${one.payment} is ${one.is}`;
    case 'offer':
      return `the seller offers ${one.seats}`;
    case 'cancel':
    case 'refund':
    case 'hear that it is due':
    case 'let it become due':
      return `order ${one.order}: ${one.does}`;
    default:
      return `the service does: ${one.does}`;
  }
}
