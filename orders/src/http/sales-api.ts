import { Id } from '@ticketing-dev/common/contracts';
import { content, route } from '@ticketing-dev/common/http';
import { z } from 'zod';

export const exportSales = route({
  method: 'get',
  path: '/api/orders/sales.csv',
  summary: "Every order of a listing of one's own, for a spreadsheet",
  description: "With the permission `orders:read-any` of anybody's.",
  who: 'signed-in',
  query: z.object({ ticketId: Id }),
  answers: { 200: content('text/csv') },
  refusals: { 'not-found': ['listing-not-found'] },
});
