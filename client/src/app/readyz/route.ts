import { config } from '../../config.ts';

export const dynamic = 'force-dynamic';

/** Everything it needs to be told is told. Services that are away show on the pages that need them. */
export function GET(): Response {
  config();
  return Response.json({ status: 'ready' });
}
