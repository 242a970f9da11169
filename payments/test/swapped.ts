/** Runs something while a member of an object is another one. */
export async function swapped<T extends object, R>(
  object: T,
  members: Partial<T>,
  run: () => PromiseLike<R>,
): Promise<R> {
  const before = { ...object };
  Object.assign(object, members);
  try {
    return await run();
  } finally {
    Object.assign(object, before);
  }
}
