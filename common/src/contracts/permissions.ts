/**
 * What a role may allow. Checked on the server, from the copy of roles. Buying needs `orders:create`, listing needs
 * `tickets:create`; what belongs to the caller needs no permission of its own.
 */
export const PERMISSIONS = [
  'tickets:create',
  'tickets:manage-any',
  'orders:create',
  'orders:read-any',
  'orders:refund-any',
  'payments:read-any',
  'users:read-any',
  'users:manage',
  'roles:manage',
  'ops',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The roles that exist from the first start; an admin may add more or change what they allow. */
export const INITIAL_ROLES: Readonly<Record<string, readonly Permission[]>> = {
  buyer: ['orders:create'],
  seller: ['tickets:create'],
  admin: [...PERMISSIONS],
};
/** Anyone may list and anyone may buy. */
export const SIGN_UP_ROLES: readonly string[] = ['buyer', 'seller'];
