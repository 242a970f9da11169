import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What never belongs into a log, whatever the run was about. */
const NEVER: Readonly<Record<string, RegExp>> = {
  'a token': /eyJ[\w-]{10,}\.[\w-]{10,}/,
  'an address': /[\w.+-]+@example\.(com|org|net)/,
  'a card number': /\b(4242|4000|5555)[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b/,
  'a key of Stripe': /\b(sk|rk|whsec)_[A-Za-z0-9]{8,}/,
  'a secret of a payment': /pi_\w+_secret_\w+/,
  'a link that works once': /[?&]token=/,
  'a private key': /PRIVATE KEY/,
  'credentials in a URL': /:\/\/[^\s:@/]+:[^\s@/]+@/,
};

/** Every line of every log in a stack's folder that holds one of these texts or anything of that kind; empty when none does. */
export function leaksIn(folder: string, texts: Readonly<Record<string, string>>): string[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line) => leaksOf(file, line, texts)),
  );
}

/** The same of one text, e.g. what was exported elsewhere. */
export function leaksOf(where: string, text: string, texts: Readonly<Record<string, string>>): string[] {
  const found = [
    ...Object.entries(NEVER).filter(([, pattern]) => pattern.test(text)),
    ...Object.entries(texts).filter(([, secret]) => secret.length > 5 && text.includes(secret)),
  ];
  return found.map(([what]) => `${where}: ${what}: ${text.slice(0, 300)}`);
}
