import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '../process/log.ts';
import type { MessageResource } from './message-resource.ts';

/** Tells the sender what became of a text, signed as Twilio signs. https://www.twilio.com/docs/usage/security */
export async function reportStatus(input: {
  url: string;
  resource: MessageResource;
  authToken: string;
}): Promise<void> {
  const { url, resource, authToken } = input;
  // The SDK is large and callbacks are rare: loaded when the first is due.
  const { default: twilio } = await import('twilio');
  for (const status of ['sent', 'delivered']) {
    await sleep(100);
    const fields = {
      AccountSid: resource.account_sid,
      ApiVersion: resource.api_version,
      From: resource.from ?? '',
      MessageSid: resource.sid,
      MessageStatus: status,
      SmsSid: resource.sid,
      SmsStatus: status,
      To: resource.to,
    };
    const signature = twilio.getExpectedTwilioSignature(authToken, url, fields);
    await fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature },
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(5_000),
    }).catch((error: Error) =>
      log('warn', 'a status callback failed', { messageSid: resource.sid, error: error.message }),
    );
  }
}
