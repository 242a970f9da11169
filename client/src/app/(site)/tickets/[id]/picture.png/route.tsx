import { KIND_NAMES } from '../../../../../browse/words.ts';
import { eventTime } from '../../../../../format/dates.ts';
import { money } from '../../../../../format/money.ts';
import { drawPicture } from '../../../../../picture/draw-picture.tsx';
import { findTicket } from '../../../../../ticket/find-ticket.ts';

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { category, title, startsAt, timeZone, venue, price, currency } = await findTicket((await params).id);
  const facts = [startsAt && timeZone && eventTime(startsAt, timeZone), venue && `${venue.name}, ${venue.city}`];
  const line = facts.filter(Boolean).join('  ·  ');
  return drawPicture({ kicker: KIND_NAMES[category], title, line, price: money(price, currency) }, category);
}
