import { z } from 'zod';
import { PERMISSIONS } from '../permissions.ts';
import { Id, Instant } from '../values.ts';
import { PageQuery } from './list.ts';

/** Trimmed and lower-cased: one address is one account however it is typed. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ message: 'must be an e-mail address, such as "anna@example.com"' }));
/** 8–128 characters, any of them (NIST SP 800-63B: length, no composition rules). */
export const Password = z
  .string()
  .min(8, 'must have at least 8 characters')
  .max(128, 'must have at most 128 characters');
/** E.164, e.g. `+491701234567`. */
export const Phone = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, 'must be an international number, such as "+491701234567"');
const Name = z.string().trim().min(1).max(100);

export const SignUpBody = z
  .strictObject({
    email: Email,
    password: Password,
    name: Name.optional(),
    phone: Phone.optional(),
  })
  .meta({ id: 'SignUp' });
export const SignInBody = z.strictObject({ email: Email, password: z.string().min(1).max(128) }).meta({ id: 'SignIn' });
export const ChangePasswordBody = z
  .strictObject({
    currentPassword: z.string().min(1).max(128),
    newPassword: Password,
  })
  .meta({ id: 'ChangePassword' });
export const UpdateProfileBody = z
  .strictObject({
    name: Name.nullable().optional(),
    phone: Phone.nullable().optional(),
  })
  .meta({ id: 'UpdateProfile' });
/** `DELETE /api/users/me`: who found the browser open cannot delete the account. */
export const DeleteAccountBody = z.strictObject({ password: z.string().min(1).max(128) }).meta({ id: 'DeleteAccount' });
export const RequestLinkBody = z.strictObject({ email: Email }).meta({ id: 'RequestLink' });
export const VerifyEmailBody = z.strictObject({ token: z.string().min(1).max(200) }).meta({ id: 'VerifyEmail' });
export const ResetPasswordBody = z
  .strictObject({ token: z.string().min(1).max(200), password: Password })
  .meta({ id: 'ResetPassword' });
export const SetRolesBody = z
  .strictObject({ roles: z.array(z.string().min(1).max(50)).min(1).max(20) })
  .meta({ id: 'SetRoles' });
export const SetStatusBody = z.strictObject({ status: z.enum(['active', 'suspended']) }).meta({ id: 'SetStatus' });

/** A role's name is its id, e.g. `box-office`. */
export const RoleId = z.string().regex(/^[a-z][a-z0-9-]{0,49}$/);
export const SetPermissionsBody = z
  .strictObject({ permissions: z.array(z.enum(PERMISSIONS)).max(50) })
  .meta({ id: 'SetPermissions' });
/** Newest accounts first; `email` finds one by its whole address. */
export const UsersQuery = PageQuery.extend({ email: Email.optional() });

export const User = z
  .object({
    id: Id,
    email: z.string(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    emailVerified: z.boolean(),
    roles: z.array(z.string()),
    status: z.enum(['active', 'suspended']),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const CurrentUser = z
  .object({
    currentUser: z
      .object({
        id: Id,
        email: z.string(),
        name: z.string().nullable(),
        roles: z.array(z.string()),
        permissions: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'CurrentUser' });
export type CurrentUser = z.infer<typeof CurrentUser>;

export const Session = z
  .object({
    id: Id,
    createdAt: Instant,
    lastSeenAt: Instant,
    userAgent: z.string().nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

/** A row of the central table of user types. */
export const Role = z
  .object({ id: z.string(), permissions: z.array(z.string()), version: z.int() })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const AUDIT_ACTIONS = ['user-roles', 'user-status', 'user-deleted', 'role-permissions'] as const;
/** Who changed whose rights, when, and from what to what. */
export const AuditEntry = z
  .object({
    id: Id,
    at: Instant,
    actorId: z.string().meta({ description: "A user's id, or `operator` for the command line." }),
    action: z.enum(AUDIT_ACTIONS),
    subject: z.string().meta({ description: 'Id of the user or role that was changed.' }),
    before: z.unknown(),
    after: z.unknown(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
