/** A provider's "no" that another try will not change: there is no such mailbox, the number is none. */
export class RefusedForGood extends Error {
  override readonly name = 'RefusedForGood';
}
