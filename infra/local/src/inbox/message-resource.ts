import { randomBytes } from 'node:crypto';

export type MessageResource = ReturnType<typeof messageResource>;

/** A message as Twilio's API shows it, just queued. */
export function messageResource(input: {
  account: string;
  to: string;
  from: string | null;
  body: string;
  service: string | null;
}) {
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const now = new Date().toUTCString().replace('GMT', '+0000');
  const uri = `/2010-04-01/Accounts/${input.account}/Messages/${sid}`;
  return {
    account_sid: input.account,
    api_version: '2010-04-01',
    body: input.body,
    date_created: now,
    date_sent: null,
    date_updated: now,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: input.from,
    messaging_service_sid: input.service,
    num_media: '0',
    num_segments: String(Math.max(1, Math.ceil(input.body.length / 153))),
    price: null,
    price_unit: 'USD',
    sid,
    status: 'queued',
    subresource_uris: { media: `${uri}/Media.json` },
    to: input.to,
    uri: `${uri}.json`,
  };
}
