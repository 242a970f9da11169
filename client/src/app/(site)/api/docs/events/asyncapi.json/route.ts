import { asyncApi } from '@ticketing-dev/common/contracts';

/** All events as one document. */
export function GET(): Response {
  return Response.json(asyncApi());
}
