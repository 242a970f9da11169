import express, { type Response, Router } from 'express';
import { z } from 'zod';
import { newMessage } from './message.ts';
import { type MessageResource, messageResource } from './message-resource.ts';
import type { MessageStore } from './message-store.ts';
import { reportStatus } from './status-callbacks.ts';

const MORE = 'https://www.twilio.com/docs/errors';

/** What Twilio's magic numbers answer, so that refusals can be tried. https://www.twilio.com/docs/iam/test-credentials */
const MAGIC: Readonly<Record<string, { code: number; message: string }>> = {
  '+15005550001': { code: 21211, message: "The 'To' number +15005550001 is not a valid phone number." },
  '+15005550009': { code: 21614, message: "'To' number is not a valid mobile number" },
};

const Form = z.object({
  To: z.string().default(''),
  From: z.string().default(''),
  MessagingServiceSid: z.string().default(''),
  Body: z.string().default(''),
  StatusCallback: z.url({ protocol: /^https?$/ }).optional(),
});

/** Twilio's "create a message" and "fetch a message", for texts that end in the inbox. https://www.twilio.com/docs/messaging/api/message-resource */
export function twilioRoutes(store: MessageStore, authToken: string | undefined): Router {
  const sent = new Map<string, MessageResource>();
  const router = Router();
  router.use('/2010-04-01/Accounts/:account', (req, res, next) => {
    const [user, password] = Buffer.from(req.get('authorization')?.replace(/^Basic /, '') ?? '', 'base64')
      .toString()
      .split(':');
    const known = user === req.params.account && password && (!authToken || password === authToken);
    if (known) return next();
    refuse(res, 401, 20003, 'Authenticate');
  });

  router.post('/2010-04-01/Accounts/:account/Messages.json', express.urlencoded({ extended: false }), (req, res) => {
    const form = Form.safeParse(req.body ?? {});
    if (!form.success) return refuse(res, 400, 21609, "The 'StatusCallback' URL is not a valid URL.");
    const { To, From, MessagingServiceSid, Body, StatusCallback } = form.data;
    if (!To) return refuse(res, 400, 21604, "A 'To' phone number is required.");
    if (!From && !MessagingServiceSid) return refuse(res, 400, 21603, "A 'From' phone number is required.");
    if (!Body) return refuse(res, 400, 21602, 'Message body is required.');
    if (!/^\+[1-9]\d{6,14}$/.test(To))
      return refuse(res, 400, 21211, `The 'To' number ${To} is not a valid phone number.`);
    const magic = MAGIC[To];
    if (magic) return refuse(res, 400, magic.code, magic.message);

    store.add(
      newMessage({
        channel: 'sms',
        to: To,
        from: From || MessagingServiceSid,
        subject: '',
        text: Body,
        html: '',
        attachments: [],
      }),
    );
    const resource = messageResource({
      account: req.params.account,
      to: To,
      from: From || null,
      body: Body,
      service: MessagingServiceSid || null,
    });
    sent.set(resource.sid, resource);
    res.status(201).json(resource);
    if (StatusCallback)
      void reportStatus({
        url: StatusCallback,
        resource,
        authToken: authToken ?? passwordOf(req.get('authorization')),
      });
  });

  router.get('/2010-04-01/Accounts/:account/Messages/:sid.json', (req, res) => {
    const resource = sent.get(req.params.sid);
    if (!resource) return refuse(res, 404, 20404, `The requested resource ${req.path} was not found`);
    res.json({ ...resource, status: 'delivered', date_sent: resource.date_created });
  });
  return router;
}

function refuse(res: Response, status: number, code: number, message: string): void {
  res.status(status).json({ code, message, more_info: `${MORE}/${code}`, status });
}

const passwordOf = (authorization = '') =>
  Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':')[1] ?? '';
