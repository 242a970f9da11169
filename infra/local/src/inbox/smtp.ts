import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { type Attachment, newMessage } from './message.ts';
import type { MessageStore } from './message-store.ts';

const MAX_BYTES = 25 * 1024 * 1024;

/** Takes every letter from everybody, as a mail server of this machine alone may. */
export function smtpServer(store: MessageStore): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: MAX_BYTES,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('error', done);
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('Message too large'), { responseCode: 552 }));
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        deliver(store, Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });
}

async function deliver(store: MessageStore, raw: Buffer, recipients: readonly string[]): Promise<void> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  const attachments = mail.attachments.map((attachment): Attachment => {
    const { content } = attachment;
    const base64 = typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('base64');
    return {
      filename: attachment.filename ?? 'attachment',
      contentType: attachment.mimeType,
      contentId: attachment.contentId?.replace(/^<|>$/g, '') ?? null,
      size: Buffer.from(base64, 'base64').length,
      base64,
    };
  });
  for (const to of recipients) {
    store.add(
      newMessage({
        channel: 'email',
        to,
        from: mail.from?.address ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        html: mail.html ?? '',
        attachments,
      }),
    );
  }
}
