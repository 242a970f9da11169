/** The types of payment method the double knows. Redirect types always send the buyer to a page and capture at once. */
export const REDIRECT_TYPES = ['alipay', 'bancontact', 'ideal'] as const;
export const METHOD_TYPES = ['card', ...REDIRECT_TYPES] as const;

const CURRENCIES: Record<(typeof REDIRECT_TYPES)[number], readonly string[]> = {
  alipay: ['aud', 'cad', 'cny', 'eur', 'gbp', 'hkd', 'jpy', 'myr', 'nzd', 'sgd', 'usd'],
  bancontact: ['eur'],
  ideal: ['eur'],
};

export function isRedirectType(type: string): type is (typeof REDIRECT_TYPES)[number] {
  return REDIRECT_TYPES.some((known) => known === type);
}

export const takesCurrency = (type: string, currency: string) =>
  !isRedirectType(type) || CURRENCIES[type].includes(currency);
