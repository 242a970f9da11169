import twilio from 'twilio';
import { twilioRefusal } from './refusals.ts';

const TIMEOUT_MS = 15_000;

export type Texter = ReturnType<typeof twilioTexter>;

/** Text messages over Twilio; `apiUrl` points its SDK at a local double that speaks the same protocol. */
export function twilioTexter(input: {
  accountSid: string;
  authToken: string;
  from: string;
  apiUrl?: string | undefined;
}) {
  const httpClient = new HostRewritingClient(input.apiUrl);
  const client = twilio(input.accountSid, input.authToken, { httpClient });

  return {
    /** @throws RefusedForGood where another try would change nothing. */
    async send({ to, text }: { to: string; text: string }): Promise<void> {
      await client.messages.create({ to, from: input.from, body: text }).catch((error: unknown) => {
        throw twilioRefusal(error);
      });
    },
  };
}

class HostRewritingClient extends twilio.RequestClient {
  readonly #apiUrl: string | undefined;

  constructor(apiUrl: string | undefined) {
    super({ timeout: TIMEOUT_MS });
    this.#apiUrl = apiUrl;
  }

  override request: twilio.RequestClient['request'] = (options) => {
    if (this.#apiUrl === undefined) return super.request(options);
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: `${new URL(this.#apiUrl).origin}${pathname}${search}` });
  };
}
