/**
 * A kept connection may end just as it is used again, while the process behind it makes way for a new one: then another has the
 * answer. For reading only, where twice is as good as once.
 */
export async function readTwice(url: URL, options: RequestInit & { signal: AbortSignal }): Promise<Response> {
  try {
    return await fetch(url, options);
  } catch (error) {
    if (options.signal.aborted) throw error;
    return fetch(url, options);
  }
}
