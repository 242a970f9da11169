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
  const patterns = Object.entries(NEVER);
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .flatMap((line) => [
        ...patterns
          .filter(([, pattern]) => pattern.test(line))
          .map(([what]) => `${file}: ${what}: ${line.slice(0, 300)}`),
        ...Object.entries(texts)
          .filter(([, text]) => text.length > 5 && line.includes(text))
          .map(([what]) => `${file}: ${what}: ${line.slice(0, 300)}`),
      ]),
  );
}
