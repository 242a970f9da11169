import {
  AuditEntry,
  Id,
  PageQuery,
  pageOf,
  Role,
  RoleId,
  SetPermissionsBody,
  SetRolesBody,
  SetStatusBody,
  User,
  UsersQuery,
} from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';

const params = idParam(Id);

export const listUsers = route({
  method: 'get',
  path: '/api/users',
  summary: 'Accounts, the newest first',
  description: '`email` finds one by its whole address.',
  who: 'users:read-any',
  query: UsersQuery,
  answers: { 200: pageOf(User) },
});

export const setUserRoles = route({
  method: 'put',
  path: '/api/users/:id/roles',
  summary: 'Sets what somebody is',
  description: 'Nobody hands out or takes away a right that is not theirs.',
  who: 'users:manage',
  params,
  body: SetRolesBody,
  answers: { 200: User },
  refusals: {
    forbidden: ['beyond-own-rights'],
    'not-found': ['unknown-user'],
    conflict: ['last-admin', 'stale'],
    unprocessable: ['unknown-role'],
  },
});

export const setUserStatus = route({
  method: 'put',
  path: '/api/users/:id/status',
  summary: 'Suspends an account, or lets it in again',
  who: 'users:manage',
  params,
  body: SetStatusBody,
  answers: { 200: User },
  refusals: {
    forbidden: ['beyond-own-rights'],
    'not-found': ['unknown-user'],
    conflict: ['last-admin', 'stale'],
    unprocessable: ['unknown-role'],
  },
});

export const listRoles = route({
  method: 'get',
  path: '/api/users/roles',
  summary: 'The table of user types',
  who: 'roles:manage',
  answers: { 200: pageOf(Role) },
});

export const setRolePermissions = route({
  method: 'put',
  path: '/api/users/roles/:id',
  summary: 'Sets what a user type may do, or makes a new one',
  who: 'roles:manage',
  params: idParam(RoleId),
  body: SetPermissionsBody,
  answers: { 200: Role },
  refusals: { forbidden: ['beyond-own-rights'], conflict: ['stale'], unprocessable: ['admin-keeps-rights'] },
});

export const listAudit = route({
  method: 'get',
  path: '/api/users/audit',
  summary: 'Who changed whose rights, the newest first',
  who: 'users:manage',
  query: PageQuery,
  answers: { 200: pageOf(AuditEntry) },
});
