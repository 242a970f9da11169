/** Like Promise.all, but all are over before a failure goes on: nothing starts behind the back of who cleans up. */
export async function allOver<T extends readonly unknown[]>(
  work: readonly [...T],
): Promise<{ [I in keyof T]: Awaited<T[I]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
