import type { DataOf, UserLinkRequested } from '@ticketing-dev/common/contracts';
import { timeLeft } from './format.ts';
import type { Letter } from './letter.ts';
import { greeting } from './words.ts';

/** Links are never texted: the address is what they prove. */
export function linkLetter(link: DataOf<typeof UserLinkRequested>, now: Date): Letter {
  const lasts = `The link works once, for ${timeLeft(link.expiresAt, now)}.`;
  if (link.kind === 'verify-email') {
    return {
      subject: 'Welcome: confirm your e-mail address',
      preview: 'One click, and your e-tickets will reach you.',
      badge: { label: 'Welcome', tone: 'info' },
      heading: 'Confirm your e-mail address',
      paragraphs: [
        greeting(link.name),
        'Welcome to ticketing.dev. Confirm that this address is yours, so that your e-tickets reach you.',
      ],
      action: { label: 'Confirm e-mail address', url: link.url },
      notes: [lasts, 'If you did not sign up, ignore this message.'],
      sms: null,
    };
  }
  return {
    subject: 'Choose a new password',
    preview: 'The link to choose a new password for your account.',
    badge: { label: 'Your account', tone: 'info' },
    heading: 'Choose a new password',
    paragraphs: [greeting(link.name), 'Someone, hopefully you, asked for a new password for this account.'],
    action: { label: 'Choose a new password', url: link.url },
    notes: [lasts, 'If it was not you, ignore this message: your password stays as it is.'],
    sms: null,
  };
}
