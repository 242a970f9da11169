import type { World } from './world.ts';

export interface PageRow {
  /** As the router's files name it; absent for what no file stands for. */
  readonly route?: string;
  /** Which of its states, where it has several. */
  readonly state?: string;
  readonly as?: 'seller' | 'buyer' | 'newcomer';
  readonly path: (world: World) => string;
  /** What stands there when the page is complete. */
  readonly heading: string | RegExp;
  /** The answer's status where it is not 200. */
  readonly status?: number;
  /** A page that is never still: its picture is taken as it is. */
  readonly screenshot?: string;
}

/** Every page in every state worth looking at. A page of the router without a row fails `router.test.ts`. */
export const PAGE_ROWS: readonly PageRow[] = [
  { route: '/', path: () => '/', heading: 'Seats for what you love', screenshot: 'browse' },
  { route: '/', state: 'nothing found', path: () => '/?q=zzzz&category=movie', heading: 'Seats for what you love' },
  { route: '/tickets/[id]', path: (w) => `/tickets/${w.listings.open.id}`, heading: /Night Owls/ },
  {
    route: '/tickets/[id]',
    state: 'signed in',
    as: 'newcomer',
    path: (w) => `/tickets/${w.listings.open.id}`,
    heading: /Night Owls/,
    screenshot: 'ticket',
  },
  {
    route: '/tickets/[id]',
    state: 'sold out',
    path: (w) => `/tickets/${w.listings.soldOut.id}`,
    heading: /Early Birds/,
  },
  {
    route: '/tickets/[id]',
    state: 'withdrawn',
    path: (w) => `/tickets/${w.listings.withdrawn.id}`,
    heading: /The Ghosts/,
  },
  {
    route: '/tickets/[id]',
    state: 'a very long word',
    path: (w) => `/tickets/${w.listings.bare.id}`,
    heading: /sehrsehr/,
  },
  {
    route: '/tickets/[id]',
    state: 'own listing',
    as: 'seller',
    path: (w) => `/tickets/${w.listings.open.id}`,
    heading: /Night Owls/,
  },
  { route: '/signin', path: () => '/signin', heading: /sign in/i, screenshot: 'sign-in' },
  { route: '/signup', path: () => '/signup', heading: /account|sign up/i },
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
  },
  {
    route: '/orders/[id]/tickets',
    as: 'buyer',
    path: (w) => `/orders/${w.orders.bought.id}/tickets`,
    heading: /./,
    screenshot: 'gate',
  },
  { route: '/orders', as: 'buyer', path: () => '/orders', heading: 'My orders' },
  { route: '/orders', state: 'none', as: 'newcomer', path: () => '/orders', heading: 'My orders' },
  { route: '/listings', as: 'seller', path: () => '/listings', heading: 'My listings', screenshot: 'my-listings' },
  { route: '/listings', state: 'none', as: 'newcomer', path: () => '/listings', heading: 'My listings' },
  {
    route: '/listings/[id]',
    state: 'seats are held',
    as: 'seller',
    path: (w) => `/listings/${w.listings.open.id}`,
    heading: /Night Owls/,
  },
  {
    route: '/listings/[id]',
    state: 'withdrawn',
    as: 'seller',
    path: (w) => `/listings/${w.listings.withdrawn.id}`,
    heading: /The Ghosts/,
  },
  { route: '/sell', as: 'seller', path: () => '/sell', heading: 'Sell tickets', screenshot: 'sell' },
  { route: '/account', as: 'buyer', path: () => '/account', heading: 'Account', screenshot: 'account' },
  { route: '/forgot', path: () => '/forgot', heading: 'Forgot your password?' },
  { route: '/reset', path: () => '/reset?token=0123456789abcdef', heading: 'Set a new password' },
  { route: '/reset', state: 'half a link', path: () => '/reset', heading: 'Set a new password' },
  { route: '/verify', path: () => '/verify?token=0123456789abcdef', heading: /^Confirm your/ },
  { route: '/verify', state: 'half a link', path: () => '/verify', heading: /^Confirm your/ },
  { route: '/offline', path: () => '/offline', heading: 'No network' },
  { state: 'an address nobody knows', path: () => '/no-such-page', heading: /./, status: 404 },
];

export const rowName = ({ route, state, as }: PageRow) =>
  [route ?? 'elsewhere', state && `(${state})`, as && `as ${as}`].filter(Boolean).join(' ');
