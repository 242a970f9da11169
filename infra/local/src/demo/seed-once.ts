import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Stack } from '../stack/start-stack.ts';
import type { Progress } from '../stack/steps.ts';
import { catalogue } from './catalogue.ts';
import { confirmAddress } from './confirm-address.ts';
import { type Visitor, visitor } from './visitor.ts';

export const DEMO_PASSWORD = 'ticketing-demo';
const AT_ONCE = 5;

const Seed = z.object({ firstDay: z.iso.datetime(), done: z.boolean() });

/**
 * Demo people and listings, made through the product's own API on the first start. A start that was killed in between goes on
 * where it was: every request carries the key it had before.
 *
 * @returns the logins
 */
export async function seedOnce(stack: Stack, progress: Progress): Promise<string[]> {
  const people = [
    { email: 'seller@ticketing.dev', name: 'Sam Seller' },
    { email: 'buyer@ticketing.dev', name: 'Bea Buyer' },
    { email: stack.settings.ADMIN_EMAIL, name: 'Ada Admin' },
  ];
  const file = stack.state.data('demo.json');
  const seed = existsSync(file)
    ? Seed.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { firstDay: new Date().toISOString(), done: false };
  if (!seed.done) {
    save(file, seed);
    await progress.step('demo data', async () => {
      const [seller] = await Promise.all(people.map((person) => signUp(stack, person)));
      if (seller) await list(seller, new Date(seed.firstDay));
    });
    save(file, { ...seed, done: true });
  }
  return people.map(({ email }) => `${email} / ${DEMO_PASSWORD}`);
}

async function signUp(stack: Stack, { email, name }: { email: string; name: string }): Promise<Visitor> {
  const person = visitor(stack.url);
  const { status } = await person.insist(
    '/api/users/signup',
    { email, name, password: DEMO_PASSWORD },
    [201, 409, 422],
  );
  if (status !== 201) await person.insist('/api/users/signin', { email, password: DEMO_PASSWORD }, [200]);
  // With somebody's own mail server the letters are theirs to open.
  if (!stack.settings.SMTP_URL) await confirmAddress(stack.inboxUrl, person, email);
  return person;
}

async function list(seller: Visitor, firstDay: Date): Promise<void> {
  const waiting = catalogue(firstDay).map((body, index) => ({ body, key: `demo-${firstDay.getTime()}-${index}` }));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await seller.insist('/api/tickets', next.body, [201], next.key);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function save(file: string, seed: z.infer<typeof Seed>): void {
  writeFileSync(`${file}.draft`, JSON.stringify(seed));
  renameSync(`${file}.draft`, file);
}
