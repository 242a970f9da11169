import { drawPicture } from '../../picture/draw-picture.tsx';

export const dynamic = 'force-dynamic';

export function GET(): Response {
  const title = 'Seats for what you love';
  return drawPicture({ kicker: 'Tickets', title, line: 'Find an event, hold your seats, pay, go.' }, 'site');
}
