import { call } from '../api/browser.ts';
import { forgetKeptPages } from '../offline/kept-pages.ts';

/** Ends the session and leaves nothing of it on this device. */
export async function signOut(): Promise<void> {
  await call('/api/users/signout', { method: 'POST', body: {} });
  await forgetKeptPages();
  window.location.assign('/');
}
