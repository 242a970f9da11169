import { CurrentUser, Id, pageOf, Session, SignInBody, SignUpBody, User } from '@ticketing-dev/common/contracts';
import { Done, idParam, route } from '@ticketing-dev/common/http';

export const signUp = route({
  method: 'post',
  path: '/api/users/signup',
  summary: 'Makes an account and signs in',
  description: 'A link by mail confirms the address.',
  who: 'everyone',
  body: SignUpBody,
  answers: { 201: User },
  refusals: { conflict: ['email-taken'], unavailable: ['busy'] },
});

export const signIn = route({
  method: 'post',
  path: '/api/users/signin',
  summary: 'Begins a session',
  description:
    'Five wrong passwords for an account from an address, a hundred from an address, then 429 for 15 minutes.',
  who: 'everyone',
  body: SignInBody,
  answers: { 200: User },
  refusals: { unauthenticated: ['wrong-credentials'], forbidden: ['suspended'], unavailable: ['busy'] },
});

export const signOut = route({
  method: 'post',
  path: '/api/users/signout',
  summary: 'Ends this session',
  who: 'everyone',
  answers: { 200: Done },
});

export const renewSession = route({
  method: 'post',
  path: '/api/users/renew',
  summary: 'A fresh token for a session that lives',
  description: 'A token lasts 10 minutes, also one that has ended can be renewed.',
  who: 'everyone',
  answers: { 200: User },
  refusals: { unauthenticated: ['not-signed-in'] },
});

export const readCurrentUser = route({
  method: 'get',
  path: '/api/users/currentuser',
  summary: 'Who is signed in, or null',
  who: 'everyone',
  answers: { 200: CurrentUser },
});

export const listSessions = route({
  method: 'get',
  path: '/api/users/sessions',
  summary: "One's own sessions",
  who: 'signed-in',
  answers: { 200: pageOf(Session) },
});

export const endSession = route({
  method: 'delete',
  path: '/api/users/sessions/:id',
  summary: 'Ends one of them, e.g. on a lost phone',
  who: 'signed-in',
  params: idParam(Id),
  answers: { 204: null },
  refusals: { 'not-found': ['unknown-session'] },
});

export const signOutEverywhere = route({
  method: 'post',
  path: '/api/users/signout-everywhere',
  summary: 'Ends all of them',
  who: 'signed-in',
  answers: { 200: Done },
});
