import type { EventCard, Letter } from '../../domain/letter.ts';

/** A letter as plain text: the same words in the same order, without the pictures. */
export function letterText(letter: Letter): string {
  const { heading, paragraphs, deadline, event, facts = [], action, eTickets, notes = [] } = letter;
  const of = eTickets?.seats.length;
  const parts = [
    heading,
    ...paragraphs,
    deadline && `${deadline.left}. ${deadline.until}`,
    event && eventText(event),
    facts.map(({ label, value }) => (value === '' ? label : `${label}: ${value}`)).join('\n'),
    action && `${action.label}:\n${action.url}`,
    ...(eTickets?.seats ?? []).map(({ seat, code }) => `E-ticket ${seat} of ${of}:\n${code}`),
    notes.join('\n'),
    '-- \nticketing.dev',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function eventText({ title, when, where }: EventCard): string {
  return [title, when, where].filter((line) => line !== null).join('\n');
}
