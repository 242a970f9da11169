import { NotificationFailed, NotificationSent } from '@ticketing-dev/common/contracts';
import { namedId } from '@ticketing-dev/common/runtime';
import type { Message } from '../db/message-schema.ts';
import type { Recipient } from '../db/recipient-store.ts';
import type { Deps } from '../deps.ts';
import { compose } from '../domain/compose.ts';
import type { Letter } from '../domain/letter.ts';
import { retryDelayMs } from '../domain/retry.ts';

/** One attempt at one claimed message: sent, skipped where there is nothing to send, else tried again later. */
export async function sendMessage(deps: Deps, message: Message): Promise<void> {
  try {
    await settle(deps, message, (await deliver(deps, message)) ? 'sent' : 'skipped');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const delayMs = retryDelayMs(message.attempts, deps.random());
    deps.logger.warn({ err: error, messageId: message._id, kind: message.kind, attempt: message.attempts }, 'not sent');
    if (delayMs === null) await settle(deps, message, 'failed', reason);
    else await deps.messages.retryAt(message, new Date(deps.clock().getTime() + delayMs), reason);
  }
}

/** False: there is nobody to send it to, or it is too late to be of use. */
async function deliver(deps: Deps, message: Message): Promise<boolean> {
  if (message.expiresAt && message.expiresAt <= deps.clock()) return false;
  const recipient = await deps.recipients.find(message.userId);
  if (recipient === null) throw new Error('The recipient is not known yet.');
  if (recipient.status === 'deleted') return false;
  const letter = compose(message.kind, message.content, { publicUrl: deps.config.PUBLIC_URL, now: deps.clock() });
  return message.channel === 'email' ? email(deps, message, recipient, letter) : sms(deps, recipient, letter);
}

async function email(deps: Deps, message: Message, recipient: Recipient, letter: Letter): Promise<boolean> {
  // A link proves the address it was made for, which may not be the account's any more.
  const to = addressIn(message.content) ?? recipient.email;
  if (!to) return false;
  await deps.mailer.send({ id: message._id, to, letter });
  return true;
}

async function sms(deps: Deps, recipient: Recipient, letter: Letter): Promise<boolean> {
  if (deps.texter === null || !recipient.phone || letter.sms === null) return false;
  await deps.texter.send({ to: recipient.phone, text: letter.sms });
  return true;
}

async function settle(
  deps: Deps,
  message: Message,
  state: 'sent' | 'failed' | 'skipped',
  error: string | null = null,
): Promise<void> {
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

function addressIn(content: unknown): string | null {
  const email = typeof content === 'object' && content !== null && 'email' in content ? content.email : null;
  return typeof email === 'string' ? email : null;
}
