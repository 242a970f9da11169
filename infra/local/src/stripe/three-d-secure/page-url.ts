import type { Call } from '../double.ts';

/** The bank's page, as a browser reaches it. */
export const pageUrl = (call: Call, token: string) => `${call.baseUrl}/redirect/authenticate/${token}`;
