import { RequestLinkBody, ResetPasswordBody, VerifyEmailBody } from '@ticketing-dev/common/contracts';
import { Done, route } from '@ticketing-dev/common/http';

export const requestVerification = route({
  method: 'post',
  path: '/api/users/verify/request',
  summary: 'Has a link mailed that confirms the address',
  who: 'signed-in',
  answers: { 202: Done },
  refusals: { 'not-found': ['unknown-user'], conflict: ['already-verified'] },
});

export const verifyEmail = route({
  method: 'post',
  path: '/api/users/verify',
  summary: 'Confirms the address with the token of that link',
  description: "The administrator's address must be confirmed by who is signed in with it.",
  who: 'everyone',
  body: VerifyEmailBody,
  answers: { 200: Done },
  refusals: {
    unauthenticated: ['not-signed-in'],
    'not-found': ['unknown-user'],
    conflict: ['stale'],
    gone: ['link-gone'],
  },
});

export const requestReset = route({
  method: 'post',
  path: '/api/users/reset/request',
  summary: 'Has a link mailed for a forgotten password',
  description: 'The answer is the same whether there is such an account or not.',
  who: 'everyone',
  body: RequestLinkBody,
  answers: { 202: Done },
});

export const resetPassword = route({
  method: 'post',
  path: '/api/users/reset',
  summary: 'Sets a new password with the token of that link',
  description: 'Every session ends.',
  who: 'everyone',
  body: ResetPasswordBody,
  answers: { 200: Done },
  refusals: { 'not-found': ['unknown-user'], conflict: ['stale'], gone: ['link-gone'], unavailable: ['busy'] },
});
