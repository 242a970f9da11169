import type { Page } from 'playwright-core';
import type { World } from './world.ts';

export interface PageRow {
  /** As the router's files name it; absent for what no file stands for. */
  readonly route?: string;
  /** Which of its states, where it has several. */
  readonly state?: string;
  readonly as?: 'seller' | 'buyer' | 'newcomer' | 'admin';
  /** Where no service can be reached. */
  readonly dead?: boolean;
  readonly path: (world: World) => string;
  /** What stands there when the page is complete. */
  readonly heading: string | RegExp;
  /** What is done first, once the page is there: a dialog, a menu. */
  readonly open?: (page: Page) => Promise<void>;
  /** For search engines, too. */
  readonly indexed?: boolean;
  /** The answer's status where it is not 200. */
  readonly status?: number;
  /** The name of its picture, where it is worth one. */
  readonly screenshot?: string;
}

const press = async (page: Page, name: string) => page.getByRole('button', { name }).first().click();
/** A dialog that this button opens, complete. */
const dialogBy = (name: string) => async (page: Page) => {
  await press(page, name);
  await page.getByRole('dialog').getByRole('button').first().waitFor();
};

/** Every page in every state worth looking at. A page of the router without a row fails `router.test.ts`. */
export const PAGE_ROWS: readonly PageRow[] = [
  { route: '/', path: () => '/', heading: 'Seats for what you love', indexed: true, screenshot: 'browse' },
  {
    route: '/',
    state: 'nothing found',
    path: () => '/?q=zzzz&category=movie',
    heading: 'Seats for what you love',
    screenshot: 'browse-nothing-found',
  },
  {
    route: '/',
    state: 'searching',
    path: () => '/',
    heading: 'Seats for what you love',
    indexed: true,
    open: async (page) => {
      // The answer never comes.
      await page.route(/_rsc=/, () => undefined);
      await page.getByText('Theatre', { exact: true }).first().click();
      await page.locator('section[aria-busy=true]').waitFor();
    },
    screenshot: 'browse-loading',
  },
  {
    route: '/',
    state: 'filters and menu open',
    as: 'buyer',
    path: () => '/?city=Berlin&available=true',
    heading: 'Seats for what you love',
    open: async (page) => {
      await page.getByRole('button', { name: 'your pages' }).click();
      await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link').first().waitFor();
    },
    screenshot: 'browse-filters',
  },
  {
    route: '/',
    state: 'no service answers',
    dead: true,
    path: () => '/',
    heading: 'Something went wrong',
    status: 500,
    screenshot: 'error',
  },
  { route: '/tickets/[id]', path: (w) => `/tickets/${w.listings.open.id}`, heading: /Night Owls/, indexed: true },
  {
    route: '/tickets/[id]',
    state: 'signed in',
    as: 'newcomer',
    path: (w) => `/tickets/${w.listings.open.id}`,
    heading: /Night Owls/,
    indexed: true,
    screenshot: 'ticket',
  },
  {
    route: '/tickets/[id]',
    state: 'sold out',
    path: (w) => `/tickets/${w.listings.soldOut.id}`,
    heading: /Early Birds/,
    indexed: true,
    screenshot: 'ticket-sold-out',
  },
  {
    route: '/tickets/[id]',
    state: 'withdrawn',
    path: (w) => `/tickets/${w.listings.withdrawn.id}`,
    heading: /The Ghosts/,
    screenshot: 'ticket-withdrawn',
  },
  {
    route: '/tickets/[id]',
    state: 'a very long word',
    path: (w) => `/tickets/${w.listings.bare.id}`,
    heading: /sehrsehr/,
    indexed: true,
    screenshot: 'ticket-long-word',
  },
  {
    route: '/tickets/[id]',
    state: 'own listing',
    as: 'seller',
    path: (w) => `/tickets/${w.listings.open.id}`,
    heading: /Night Owls/,
    indexed: true,
    screenshot: 'ticket-own',
  },
  { route: '/signin', path: () => '/signin', heading: /sign in/i, screenshot: 'sign-in' },
  { route: '/signup', path: () => '/signup', heading: /account|sign up/i, indexed: true, screenshot: 'sign-up' },
  {
    route: '/orders/[id]',
    state: 'to be paid',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.unpaid.id}`,
    heading: 'Pay for your tickets',
    screenshot: 'checkout',
  },
  {
    route: '/orders/[id]',
    state: 'asked whether to give up',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.unpaid.id}`,
    heading: 'Pay for your tickets',
    open: dialogBy('Give up these seats'),
    screenshot: 'checkout-give-up',
  },
  {
    route: '/orders/[id]',
    state: 'card declined',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.declined.id}`,
    heading: 'Pay for your tickets',
    open: async (page) => {
      await page.getByRole('button', { name: 'Declined', exact: true }).click();
      await page.getByLabel('Valid until').fill('12/34');
      await page.getByLabel('Security code').fill('123');
      await press(page, 'Pay ');
      await page.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
    },
    screenshot: 'checkout-declined',
  },
  {
    route: '/orders/[id]',
    state: 'time ran out',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.expired.id}`,
    heading: 'Time ran out',
    screenshot: 'order-expired',
  },
  {
    route: '/orders/[id]',
    state: 'refunded',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.refunded.id}`,
    heading: 'Refunded',
    screenshot: 'order-refunded',
  },
  {
    route: '/orders/[id]',
    state: 'paid',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.bought.id}`,
    heading: /ticket/i,
    screenshot: 'e-tickets',
  },
  {
    route: '/orders/[id]',
    state: 'given up',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.givenUp.id}`,
    heading: 'You gave these seats up',
    screenshot: 'order-given-up',
  },
  {
    route: '/orders/[id]/tickets',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.bought.id}/tickets`,
    heading: /./,
    screenshot: 'gate',
  },
  { route: '/orders', as: 'buyer', path: () => '/orders', heading: 'My orders', screenshot: 'my-orders' },
  {
    route: '/orders',
    state: 'none',
    as: 'newcomer',
    path: () => '/orders',
    heading: 'My orders',
    screenshot: 'my-orders-none',
  },
  { route: '/listings', as: 'seller', path: () => '/listings', heading: 'My listings', screenshot: 'my-listings' },
  {
    route: '/listings',
    state: 'none',
    as: 'newcomer',
    path: () => '/listings',
    heading: 'My listings',
    screenshot: 'my-listings-none',
  },
  {
    route: '/listings/[id]',
    state: 'seats are held',
    as: 'seller',
    path: (w) => `/listings/${w.listings.open.id}`,
    heading: /Night Owls/,
    screenshot: 'edit-listing',
  },
  {
    route: '/listings/[id]',
    state: 'the price is locked',
    as: 'seller',
    path: (w) => `/listings/${w.listings.open.id}`,
    heading: /Night Owls/,
    open: (page) =>
      page.getByLabel('Price of one ticket').evaluate((field) => field.scrollIntoView({ block: 'center' })),
    screenshot: 'edit-listing-price-locked',
  },
  {
    route: '/listings/[id]',
    state: 'asked whether to withdraw',
    as: 'seller',
    path: (w) => `/listings/${w.listings.open.id}`,
    heading: /Night Owls/,
    open: dialogBy('Withdraw…'),
    screenshot: 'withdraw-listing',
  },
  {
    route: '/listings/[id]',
    state: 'withdrawn',
    as: 'seller',
    path: (w) => `/listings/${w.listings.withdrawn.id}`,
    heading: /The Ghosts/,
    screenshot: 'listing-withdrawn',
  },
  { route: '/sell', as: 'seller', path: () => '/sell', heading: 'Sell tickets', screenshot: 'sell' },
  { route: '/account', as: 'buyer', path: () => '/account', heading: 'Account', screenshot: 'account' },
  {
    route: '/account',
    state: 'asked whether to sign out everywhere',
    as: 'newcomer',
    path: () => '/account',
    heading: 'Account',
    open: dialogBy('Sign out everywhere…'),
    screenshot: 'account-sign-out-everywhere',
  },
  {
    route: '/account',
    state: 'asked whether to delete it',
    as: 'newcomer',
    path: () => '/account',
    heading: 'Account',
    open: dialogBy('Delete my account…'),
    screenshot: 'account-delete',
  },
  { route: '/forgot', path: () => '/forgot', heading: 'Forgot your password?', screenshot: 'forgot' },
  { route: '/reset', path: () => '/reset?token=0123456789abcdef', heading: 'Set a new password', screenshot: 'reset' },
  {
    route: '/reset',
    state: 'half a link',
    path: () => '/reset',
    heading: 'Set a new password',
    screenshot: 'reset-half-a-link',
  },
  { route: '/verify', path: () => '/verify?token=0123456789abcdef', heading: /^Confirm your/, screenshot: 'verify' },
  { route: '/verify', state: 'half a link', path: () => '/verify', heading: /^Confirm your/ },
  { route: '/offline', path: () => '/offline', heading: 'No network', screenshot: 'offline' },
  { route: '/admin', as: 'admin', path: () => '/admin', heading: 'Administration', screenshot: 'admin' },
  { route: '/admin/users', as: 'admin', path: () => '/admin/users', heading: 'Accounts', screenshot: 'admin-users' },
  {
    route: '/admin/users',
    state: 'asked whether to suspend',
    as: 'admin',
    path: (w) => `/admin/users?email=${encodeURIComponent(w.newcomer.email)}`,
    heading: 'Accounts',
    open: dialogBy('Suspend'),
    screenshot: 'admin-suspend',
  },
  {
    route: '/admin/letters',
    as: 'admin',
    path: () => '/admin/letters',
    heading: 'Messages set aside',
    screenshot: 'admin-letters',
  },
  {
    route: '/admin/messages',
    as: 'admin',
    path: () => '/admin/messages?state=all',
    heading: 'E-mails and text messages',
    screenshot: 'admin-messages',
  },
  {
    route: '/admin/orders/[id]',
    state: 'asked whether to refund',
    as: 'admin',
    path: (w) => `/admin/orders/${w.orders.bought.id}`,
    heading: /Early Birds/,
    open: dialogBy('Refund…'),
    screenshot: 'admin-refund',
  },
  {
    route: '/api/docs',
    path: () => '/api/docs',
    heading: 'Routes of our services',
    // The page around it is ours; what Swagger UI draws is not, and its colours and targets are its makers' choice.
    open: async (page) => {
      await page.locator('.opblock').first().waitFor();
      await page.locator('.swagger-ui').evaluateAll((all) => {
        for (const one of all) if (one instanceof HTMLElement) one.style.display = 'none';
      });
    },
  },
  {
    route: '/api/docs/events',
    path: () => '/api/docs/events',
    heading: 'Events of our services',
    screenshot: 'docs-events',
  },
  { state: 'an address nobody knows', path: () => '/no-such-page', heading: /./, status: 404, screenshot: 'not-found' },
];

export const rowName = ({ route, state, as }: PageRow) =>
  [route ?? 'elsewhere', state && `(${state})`, as && `as ${as}`].filter(Boolean).join(' ');
