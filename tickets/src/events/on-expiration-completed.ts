import { ExpirationCompleted } from '@ticketing-dev/common/contracts';
import { consume } from '@ticketing-dev/common/messaging';
import type { Deps } from '../deps.ts';

export const onExpirationCompleted = consume(ExpirationCompleted, async (deps: Deps, event) => {
  if (event.data.kind === 'sales-end') await deps.listings.endSales(event.data.subjectId);
});
