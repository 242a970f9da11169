import { createTransport } from 'nodemailer';
import type { Letter } from '../domain/letter.ts';
import { smtpRefusal } from './refusals.ts';
import { renderMail } from './render.ts';

/** A server that hangs must not hold the queue longer than an attempt lasts. */
const TIMEOUT_MS = 15_000;

export type Mailer = ReturnType<typeof smtpMailer>;

/** E-mail over SMTP. The Message-ID is the message's own id, so that a repeated attempt can be told from a new mail. */
export function smtpMailer(input: { smtpUrl: string; from: string }) {
  const transport = createTransport({
    url: input.smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });

  return {
    /** @throws RefusedForGood where another try would change nothing. */
    async send({ id, to, letter }: { id: string; to: string; letter: Letter }): Promise<void> {
      const { text, html, attachments } = await renderMail(letter);
      const mail = {
        from: input.from,
        to: { name: '', address: to },
        subject: letter.subject,
        messageId: `<${id}@ticketing.dev>`,
        text,
        html,
        attachments: [...attachments],
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      await transport.sendMail(mail).catch((error: unknown) => {
        throw smtpRefusal(error);
      });
    },
    close(): void {
      transport.close();
    },
  };
}
