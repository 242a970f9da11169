/** One message in words, before it is an e-mail or a text message. Plain strings: rendering escapes them. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly action?: { readonly label: string; readonly url: string };
  /** E-tickets to show as QR codes. */
  readonly admissions?: readonly { readonly seat: number; readonly code: string }[];
  /** The same in one line; null where a text message would say too much or nothing new. */
  readonly sms: string | null;
}
