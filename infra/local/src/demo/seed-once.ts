import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Stack } from '../stack/start-stack.ts';
import type { Progress } from '../stack/steps.ts';
import { confirmAddress } from './confirm-address.ts';
import { listMissing } from './list-missing.ts';
import { type Visitor, visitor } from './visitor.ts';

export const DEMO_PASSWORD = 'ticketing-demo';
/** The catalogue's dates count from the first start; in one that never ended they would be over some day. */
const STALE_AFTER_MS = 12 * 3_600_000;

const Seed = z.object({ firstDay: z.iso.datetime(), done: z.boolean() });

/**
 * Demo people and listings, made through the product's own API on the first start. What a start that was killed in between
 * left undone is done by the next.
 *
 * @returns the logins
 */
export async function seedOnce(
  stack: Pick<Stack, 'url' | 'inboxUrl' | 'settings' | 'state'>,
  progress: Progress,
): Promise<string[]> {
  const people = [
    { email: 'seller@ticketing.dev', name: 'Sam Seller' },
    { email: 'buyer@ticketing.dev', name: 'Bea Buyer' },
    { email: stack.settings.ADMIN_EMAIL, name: 'Ada Admin' },
  ];
  const file = stack.state.data('demo.json');
  const seed = begun(file);
  if (!seed.done) {
    save(file, seed);
    await progress.step('demo data', async () => {
      const [seller] = await Promise.all(people.map((person) => signUp(stack, person)));
      if (seller) await listMissing(seller, new Date(seed.firstDay));
    });
    save(file, { ...seed, done: true });
  }
  return people.map(({ email }) => `${email} / ${DEMO_PASSWORD}`);
}

async function signUp(
  stack: Pick<Stack, 'url' | 'inboxUrl' | 'settings'>,
  { email, name }: { email: string; name: string },
): Promise<Visitor> {
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

function begun(file: string): z.infer<typeof Seed> {
  const first = { firstDay: new Date().toISOString(), done: false };
  if (!existsSync(file)) return first;
  const seed = Seed.parse(JSON.parse(readFileSync(file, 'utf8')));
  return seed.done || Date.now() - Date.parse(seed.firstDay) < STALE_AFTER_MS ? seed : first;
}

function save(file: string, seed: z.infer<typeof Seed>): void {
  writeFileSync(`${file}.draft`, JSON.stringify(seed));
  renameSync(`${file}.draft`, file);
}
