import type { DataOf, UserLinkRequested } from '@ticketing-dev/common/contracts';
import type { Letter } from './letter.ts';

/** Links are never texted: the address is what they prove. */
export function linkLetter(link: DataOf<typeof UserLinkRequested>): Letter {
  const greeting = link.name === null ? 'Hello,' : `Hello ${link.name},`;
  if (link.kind === 'verify-email') {
    return {
      subject: 'Welcome: confirm your e-mail address',
      paragraphs: [
        greeting,
        'Welcome to ticketing.dev. Confirm that this address is yours, so that your e-tickets reach you.',
        'The link works once, for 30 minutes. If you did not sign up, ignore this message.',
      ],
      action: { label: 'Confirm e-mail address', url: link.url },
      sms: null,
    };
  }
  return {
    subject: 'Choose a new password',
    paragraphs: [
      greeting,
      'Someone, hopefully you, asked for a new password for this account.',
      'The link works once, for 30 minutes. If it was not you, ignore this message: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url: link.url },
    sms: null,
  };
}
