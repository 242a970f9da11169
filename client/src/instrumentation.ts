import type { Instrumentation } from 'next';

/** Next calls this in each of its runtimes; ours is Node's. */
export const onRequestError: Instrumentation.onRequestError = async (...failure) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logPageError } = await import('./log-page-error.ts');
  await logPageError(...failure);
};
