import { csvFile } from '../../../../listings/csv-file.ts';
import { signedIn } from '../../../../session/current-user.ts';

/** All of one's listings, for a spreadsheet. */
export async function GET(): Promise<Response> {
  await signedIn('/listings');
  return csvFile('tickets', '/api/tickets/listings.csv', 'listings.csv');
}
