import { AppError } from '@ticketing-dev/common/errors';

/** An account. Its e-mail is normalised (see the contract `Email`) and unique; a deleted account is no row at all. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly emailVerified: boolean;
  readonly roles: readonly string[];
  readonly status: 'active' | 'suspended';
  readonly createdAt: Date;
  readonly version: number;
}

export function newUser(input: {
  id: string;
  email: string;
  passwordHash: string;
  name?: string | undefined;
  phone?: string | undefined;
  roles: readonly string[];
  now: Date;
}): User {
  const { now, name = null, phone = null, ...given } = input;
  return { ...given, name, phone, emailVerified: false, status: 'active', createdAt: now, version: 1 };
}

/** What others may know of an account: everything but the password's hash. */
export function publicUser({ passwordHash: _secret, ...user }: User) {
  return { ...user, roles: [...user.roles], createdAt: user.createdAt.toISOString() };
}

export function changeProfile(
  user: User,
  changes: { name?: string | null | undefined; phone?: string | null | undefined },
): User {
  const name = changes.name === undefined ? user.name : changes.name;
  const phone = changes.phone === undefined ? user.phone : changes.phone;
  return name === user.name && phone === user.phone ? user : next(user, { name, phone });
}

export function changePassword(user: User, passwordHash: string): User {
  return next(user, { passwordHash });
}

/** Who can read the mailbox has proved to own the address, too. */
export function resetPassword(user: User, passwordHash: string, adminEmail: string | undefined): User {
  return { ...verifyEmail(user, adminEmail), passwordHash, version: user.version + 1 };
}

/** The owner of the mailbox has shown up: the moment an administrator's address is worth something, and not before. */
export function verifyEmail(user: User, adminEmail: string | undefined): User {
  if (user.emailVerified) return user;
  const roles = user.email === adminEmail ? withRole(user.roles, ADMIN) : user.roles;
  return next(user, { emailVerified: true, roles });
}

export function setRoles(user: User, roles: readonly string[]): User {
  const wanted = [...new Set(roles)].sort();
  return sameRoles(user.roles, wanted) ? user : next(user, { roles: wanted });
}

export function setStatus(user: User, status: User['status']): User {
  return status === user.status ? user : next(user, { status });
}

export const ADMIN = 'admin';

export const isAdmin = (user: User): boolean => user.status === 'active' && user.roles.includes(ADMIN);

export function withRole(roles: readonly string[], role: string): readonly string[] {
  return roles.includes(role) ? roles : [...roles, role].sort();
}

export function mustBeActive(user: User): void {
  if (user.status === 'suspended') {
    throw new AppError('forbidden', 'suspended', 'This account is suspended. Please contact support.');
  }
}

export function sameRoles(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((role) => others.includes(role));
}

function next(user: User, changes: Partial<User>): User {
  return { ...user, ...changes, version: user.version + 1 };
}
