/** One message in words, before it is an e-mail or a text message. Plain strings: rendering escapes them. */
export interface Letter {
  readonly subject: string;
  /** What lists of mails show after the subject. */
  readonly preview: string;
  /** One word or two on what happened, and how to take it: shown as a label, its colour only repeats the words. */
  readonly badge: { readonly label: string; readonly tone: 'info' | 'good' | 'warning' | 'bad' };
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** What runs out, as large as it is urgent. */
  readonly deadline?: { readonly left: string; readonly until: string };
  readonly event?: EventCard;
  readonly facts?: readonly Fact[];
  /** The one button. */
  readonly action?: { readonly label: string; readonly url: string };
  readonly eTickets?: ETickets;
  readonly calendar?: CalendarEntry;
  /** Small print. */
  readonly notes?: readonly string[];
  /** The same in one line; null where a text message would say too much or nothing new. */
  readonly sms: string | null;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What, when (with its zone) and where. */
export interface EventCard {
  readonly title: string;
  readonly when: string | null;
  readonly where: string | null;
}

/** The codes that open the gate: QR images in the mail, a page each in the PDF. */
export interface ETickets {
  readonly orderId: string;
  readonly event: EventCard;
  readonly issuedAt: string;
  readonly seats: readonly { readonly seat: number; readonly code: string }[];
}

/** The event for a calendar: the same `uid` whenever it is made, so that a second import replaces the first. */
export interface CalendarEntry {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly location: string | null;
  readonly startsAt: string;
  readonly madeAt: string;
  readonly url: string;
}
