import { expect, test } from '@jest/globals';
import { CreateOrderBody, CreateTicketBody, inWords, SignUpBody } from '@ticketing-dev/common/contracts';
import type { z } from 'zod';
import { fieldErrors } from '../../src/http/field-errors.ts';

function told(schema: z.ZodType, input: unknown): Record<string, string> {
  const { error } = schema.safeParse(input, { error: inWords });
  if (error === undefined) throw new Error('nothing to complain about');
  return Object.fromEntries(fieldErrors(error).map(({ field = '', message }) => [field, message]));
}

test('bad input is told in words that end a sentence about the field', () => {
  expect(told(CreateTicketBody, { price: 1.5, quantity: 0, category: 'circus', startsAt: 'soon', venue: 7 })).toEqual({
    title: 'is required',
    price: 'must be a whole number',
    quantity: 'must be at least 1',
    category: 'must be one of concert, sports, movie, theatre, other',
    startsAt: 'must be a time in UTC, such as "2027-05-01T18:00:00Z"',
    venue: 'must be an object',
  });
  expect(told(CreateOrderBody, { ticketId: 'x', quantity: '2' })).toEqual({
    ticketId: 'must be an id',
    quantity: 'must be a number',
  });
});

test("a schema's own words come first", () => {
  expect(told(SignUpBody, { email: 'x', password: 'short' })).toEqual({
    email: 'must be an e-mail address, such as "anna@example.com"',
    password: 'must have at least 8 characters',
  });
});
