import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import type { ListingAudit } from '../domain/audit.ts';
import { listingNotFound } from '../domain/refusals.ts';

/** So many listings are audited in turn each time, besides those that changed. */
const IN_TURN = 20;

/** Audits one listing now. Where its stock and its orders differ it stops selling until an operator resumes it. */
export async function auditListing(deps: Deps, listingId: string): Promise<ListingAudit> {
  const audit = await deps.stock.audit(listingId);
  if (audit === null) throw listingNotFound();
  deps.orderMetrics.audits.inc({ result: audit.clean ? 'clean' : 'mismatch' });
  if (audit.clean || audit.stopped !== null) return audit;
  const reason = audit.faults.join('; ');
  deps.logger.error({ listing: listingId, faults: audit.faults }, 'stock and orders differ: selling stops');
  await deps.stock.stop(listingId, reason);
  return { ...audit, stopped: { at: deps.clock(), reason } };
}

/** Goes round all listings for ever: those that changed here first, then the next in turn. */
export function auditStock(deps: Deps): () => Promise<void> {
  let place = '';
  return async () => {
    const changed = [...deps.touched];
    deps.touched.clear();
    const inTurn = await deps.stock.listingsAfter(place, IN_TURN);
    place = inTurn.length < IN_TURN ? '' : (inTurn.at(-1) ?? '');
    for (const listingId of new Set([...changed, ...inTurn])) await auditListing(deps, listingId);
  };
}

/** An operator has looked: selling goes on, if the numbers are right now. */
export async function resumeSelling(deps: Deps, listingId: string): Promise<ListingAudit> {
  const audit = await auditListing(deps, listingId);
  if (!audit.clean) {
    throw new AppError('conflict', 'audit-not-clean', 'The stock and the orders of this listing still differ.', {
      details: { faults: audit.faults },
    });
  }
  await deps.stock.resume(listingId);
  deps.logger.warn({ listing: listingId }, 'selling resumed by an operator');
  return { ...audit, stopped: null };
}

/** The listings that sell nothing for now, each audited again. */
export async function listStopped(deps: Deps): Promise<ListingAudit[]> {
  const audits: ListingAudit[] = [];
  for (const listingId of await deps.stock.stopped()) audits.push(await auditListing(deps, listingId));
  return audits;
}
