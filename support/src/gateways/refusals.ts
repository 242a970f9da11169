import { z } from 'zod';
import { RefusedForGood } from '../domain/refused-for-good.ts';

/** RFC 5321: a 5xx is final, a 4xx asks to come again. */
const SmtpRefusal = z.object({ responseCode: z.int().min(500).max(599), code: z.string().optional() });
/** Twilio's word on the message itself, e.g. that the number is none. */
const TwilioRefusal = z.object({ status: z.literal(400) });
/** A wrong password or a server that is not ours to use: the settings are wrong, not the message. */
const OURS = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS']);

export function smtpRefusal(error: unknown): unknown {
  const refusal = SmtpRefusal.safeParse(error);
  if (!refusal.success || OURS.has(refusal.data.code ?? '')) return error;
  return new RefusedForGood(messageOf(error), { cause: error });
}

export function twilioRefusal(error: unknown): unknown {
  return TwilioRefusal.safeParse(error).success ? new RefusedForGood(messageOf(error), { cause: error }) : error;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
