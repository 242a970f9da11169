import { setTimeout as sleep } from 'node:timers/promises';
import { NotificationFailed, NotificationSent } from '@ticketing-dev/common/contracts';
import { namedId, scrubbed } from '@ticketing-dev/common/runtime';
import { continueTrace, inSpan } from '@ticketing-dev/common/tracing';
import type { Message } from '../db/message-schema.ts';
import type { Recipient } from '../db/recipient-store.ts';
import type { Deps } from '../deps.ts';
import { compose } from '../domain/compose.ts';
import { isOutdated } from '../domain/is-outdated.ts';
import type { Letter } from '../domain/letter.ts';
import { RefusedForGood } from '../domain/refused-for-good.ts';
import { retryDelayMs } from '../domain/retry.ts';
import { listingAbout } from './listing-about.ts';
import { parkETickets } from './park-e-tickets.ts';

/** Together well within the claim, and within the time a service has to drain. */
const MOST_SETTLES = 8;
const SETTLE_AGAIN_MS = 1_000;

type End = [state: 'sent' | 'failed' | 'skipped', error?: string];

/** One attempt at one claimed message: sent, skipped where there is nothing to send, else tried again later. */
export async function sendMessage(deps: Deps, message: Message): Promise<void> {
  await continueTrace(message.traceparent, `message ${message.kind} by ${message.channel}`, async () => {
    const outcome = await attempt(deps, message);
    if (outcome !== null) await settle(deps, message, outcome);
  });
}

/** Null: not sent, and put off or put away. What was sent is never put off, whatever happens to the database then. */
async function attempt(deps: Deps, message: Message): Promise<'sent' | 'skipped' | null> {
  try {
    return await deliver(deps, message);
  } catch (error) {
    const reason = scrubbed(error instanceof Error ? error.message : String(error));
    const delayMs = error instanceof RefusedForGood ? null : retryDelayMs(message.attempts, deps.random());
    deps.logger.warn({ err: error, messageId: message._id, kind: message.kind, attempt: message.attempts }, 'not sent');
    if (delayMs === null) await settle(deps, message, 'failed', reason);
    else await deps.messages.retryAt(message, new Date(deps.clock().getTime() + delayMs), reason);
    return null;
  }
}

/** Skipped: there is nobody to send it to, or it is too late to be of use. Null: put away until the address is confirmed. */
async function deliver(deps: Deps, message: Message): Promise<'sent' | 'skipped' | null> {
  if (message.expiresAt && message.expiresAt <= deps.clock()) return 'skipped';
  if (isOutdated(message.kind, await deps.orderStatuses.statusOf(message.aboutId))) return 'skipped';
  const recipient = await deps.recipients.find(message.userId);
  if (recipient === null) throw new Error('The recipient is not known yet.');
  if (recipient.status === 'deleted') return 'skipped';
  if (message.kind === 'confirm-address' && recipient.emailVerified) return 'skipped';
  if (await parkETickets(deps, message, recipient)) return null;
  const occasion = { publicUrl: deps.config.PUBLIC_URL, now: deps.clock(), listing: await listingAbout(deps, message) };
  const letter = compose(message.kind, message.content, occasion);
  const send = message.channel === 'email' ? email(deps, message, recipient, letter) : sms(deps, recipient, letter);
  return (await send) ? 'sent' : 'skipped';
}

async function email(deps: Deps, message: Message, recipient: Recipient, letter: Letter): Promise<boolean> {
  // A link proves the address it was made for, which may not be the account's any more.
  const to = addressIn(message.content) ?? recipient.email;
  if (!to) return false;
  await inSpan('send mail', outside('smtp'), () => deps.mailer.send({ id: message._id, to, letter }));
  return true;
}

async function sms(deps: Deps, recipient: Recipient, letter: Letter): Promise<boolean> {
  const { texter } = deps;
  const { phone: to } = recipient;
  const { sms: text } = letter;
  if (texter === null || !to || text === null) return false;
  await inSpan('send text message', outside('twilio'), () => texter.send({ to, text }));
  return true;
}

/** Tried again while the database is away or busy: unsettled, the message would be sent a second time after its claim. */
async function settle(deps: Deps, message: Message, ...end: End): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await settleOnce(deps, message, ...end);
    } catch (error) {
      if (tries === MOST_SETTLES) throw error;
      deps.logger.warn({ err: error, messageId: message._id }, 'outcome not saved: trying again');
      await sleep(SETTLE_AGAIN_MS);
    }
  }
}

async function settleOnce(deps: Deps, message: Message, state: End[0], error: string | null = null): Promise<void> {
  const at = deps.clock();
  await deps.transaction(async (tx) => {
    const content = state === 'failed' ? undefined : {}; // links and e-ticket codes do not stay
    const settled = await deps.messages.settle(tx, message, { state, at, error, ...(content ? { content } : {}) });
    if (!settled || state === 'skipped') return;
    tx.tell(state === 'sent' ? NotificationSent : NotificationFailed, {
      id: namedId(`notification:${message._id}:${message.version}`),
      subject: message._id,
      data: {
        id: message._id,
        userId: message.userId,
        kind: message.kind,
        channel: message.channel,
        aboutId: message.aboutId,
        status: state,
        attempts: message.attempts,
        at: at.toISOString(),
        version: message.version + 1,
      },
    });
  });
}

const outside = (name: string) => ({ kind: 'CLIENT', attributes: { 'peer.service': name } }) as const;

function addressIn(content: unknown): string | null {
  const email = typeof content === 'object' && content !== null && 'email' in content ? content.email : null;
  return typeof email === 'string' ? email : null;
}
