import { confirmAddress, visitor } from '@ticketing-dev/local/demo';
import { Person } from './person.ts';
import type { TestStack } from './temporary-stack.ts';

const ADMIN = 'admin@ticketing.dev';
export const ADMIN_PASSWORD = 'correct horse battery';

/** Signs up at ADMIN_EMAIL and proves to own its mailbox: an administrator from then on. */
export async function confirmedAdmin(stack: TestStack): Promise<Person> {
  const browser = visitor(stack.url);
  await browser.insist('/api/users/signup', { email: ADMIN, password: ADMIN_PASSWORD }, [201]);
  await confirmAddress(stack.inboxUrl, browser, ADMIN);
  return new Person(stack.url, ADMIN).signIn(ADMIN_PASSWORD);
}
