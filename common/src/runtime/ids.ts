import { v5, v7 } from 'uuid';

const NAMESPACE = '7b0ce0a2-6f1c-5d0e-9c57-5b8d1f3a2e64';

/** A new id: UUID version 7, so that rows lie in the order they were made. */
export function newId(): string {
  return v7();
}

/** The id a name always gets (UUID version 5): the same event made twice is one event, e.g. `namedId('inv:<listing>:<seq>')`. */
export function namedId(name: string): string {
  return v5(name, NAMESPACE);
}
