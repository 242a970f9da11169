import { type Base, buildBase } from '@ticketing-dev/common/runtime';
import type { Config } from './config.ts';
import { messageStore } from './db/message-store.ts';
import { orderStatusStore } from './db/order-status-store.ts';
import { recipientStore } from './db/recipient-store.ts';
import { saleStore } from './db/sale-store.ts';
import { stockStore } from './db/stock-store.ts';
import { smtpMailer } from './gateways/mailer.ts';
import { type Texter, twilioTexter } from './gateways/texter.ts';
import { lateMessages, messageMetrics } from './message-metrics.ts';

export type Deps = ReturnType<typeof wire>;

export function buildDeps(config: Config): Deps {
  return wire(buildBase('support', config), config);
}

/** Everything the service is made of, on any base: the tests bring their own. */
export function wire<B extends Base>(base: B, config: Config) {
  const messages = messageStore(base);
  messageMetrics({ metrics: base.metrics, messages });
  lateMessages(base.metrics, messages, base.clock);
  return {
    ...base,
    config,
    random: Math.random,
    recipients: recipientStore(base),
    messages,
    sales: saleStore(base),
    orderStatuses: orderStatusStore(base),
    stocks: stockStore(base),
    mailer: smtpMailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM }),
    texter: texterOf(config),
  };
}

/** Null where no account is set: then text messages are skipped, e-mails go on. */
function texterOf(config: Config): Texter | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = config;
  if (!accountSid || !authToken || !from) return null;
  return twilioTexter({ accountSid, authToken, from, apiUrl: config.TWILIO_API_URL });
}
