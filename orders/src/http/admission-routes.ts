import type { Admission as AdmissionAnswer } from '@ticketing-dev/common/contracts';
import { serve } from '@ticketing-dev/common/http';
import { Router } from 'express';
import QRCode from 'qrcode';
import type { Deps } from '../deps.ts';
import type { Admission } from '../domain/order.ts';
import { getAdmissions } from '../use-cases/get-admissions.ts';
import * as api from './admission-api.ts';

export function admissionRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, api.readAdmissionKey, ({ res }) => {
    res.set('Cache-Control', 'public, max-age=3600').json(deps.admissions.publicKey);
  });

  serve(router, api.listAdmissions, async ({ user, params, res }) => {
    const admissions = await getAdmissions(deps, { orderId: params.id, buyerId: user.id });
    res.json({ items: await Promise.all(admissions.map(admissionAnswer)) });
  });

  return router;
}

async function admissionAnswer({ id, seat, status, code }: Admission): Promise<AdmissionAnswer> {
  // The four modules of quiet zone that scanners need are part of the picture, also on a dark page.
  const qr = await QRCode.toString(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return { id, seat, status, code, qr };
}
