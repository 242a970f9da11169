import { ChangePasswordBody, DeleteAccountBody, UpdateProfileBody, User } from '@ticketing-dev/common/contracts';
import { Done, route } from '@ticketing-dev/common/http';

export const changePassword = route({
  method: 'post',
  path: '/api/users/password',
  summary: 'Changes the password',
  description: 'Every other session ends.',
  who: 'signed-in',
  body: ChangePasswordBody,
  answers: { 200: Done },
  refusals: { conflict: ['stale'], unprocessable: ['wrong-password'], unavailable: ['busy'] },
});

export const readAccount = route({
  method: 'get',
  path: '/api/users/me',
  summary: "One's own account",
  who: 'signed-in',
  answers: { 200: User },
});

export const updateProfile = route({
  method: 'patch',
  path: '/api/users/me',
  summary: 'Changes name and telephone number',
  who: 'signed-in',
  body: UpdateProfileBody,
  answers: { 200: User },
  refusals: { 'not-found': ['unknown-user'], conflict: ['stale'] },
});

export const deleteAccount = route({
  method: 'delete',
  path: '/api/users/me',
  summary: 'Deletes the account for good',
  who: 'signed-in',
  body: DeleteAccountBody,
  answers: { 204: null },
  refusals: { conflict: ['last-admin', 'stale'], unprocessable: ['wrong-password'], unavailable: ['busy'] },
});
