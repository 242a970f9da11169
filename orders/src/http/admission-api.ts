import { Admission, Id } from '@ticketing-dev/common/contracts';
import { idParam, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

const PublicKey = z
  .object({
    kid: z.string(),
    jwk: z.object({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
    pem: z.string(),
  })
  .meta({ id: 'AdmissionKey', description: 'The same key as JWK (RFC 8037) and as PEM.' });

export const readAdmissionKey = route({
  method: 'get',
  path: '/api/orders/admission-key',
  summary: 'What the gate verifies e-tickets with, offline',
  who: 'everyone',
  answers: { 200: PublicKey },
});

export const listAdmissions = route({
  method: 'get',
  path: '/api/orders/:id/admissions',
  summary: "The e-tickets of one's own paid order",
  who: 'signed-in',
  params: idParam(Id),
  answers: { 200: z.object({ items: z.array(Admission) }) },
  refusals: { 'not-found': ['order-not-found'], conflict: ['not-completed', 'order-refunded'] },
});
