import { randomUUID } from 'node:crypto';

/** One letter or text message as somebody received it. */
export interface Message {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  /** One recipient; a letter to two people is two messages. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
  readonly receivedAt: string;
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly contentId: string | null;
  readonly size: number;
  readonly base64: string;
}

export function newMessage(fields: Omit<Message, 'id' | 'receivedAt'>): Message {
  return { id: randomUUID(), ...fields, receivedAt: new Date().toISOString() };
}

/** The message as programs read it: attachments by address instead of by content. */
export function publicMessage({ attachments, ...message }: Message) {
  return {
    ...message,
    attachments: attachments.map(({ base64: _, ...attachment }, index) => ({
      ...attachment,
      url: `/messages/${message.id}/attachments/${index}`,
    })),
  };
}
