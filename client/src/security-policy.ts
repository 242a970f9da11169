const STRIPE = {
  script: 'https://js.stripe.com',
  frame: 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
  connect: 'https://api.stripe.com',
  image: 'https://*.stripe.com',
};

/** The page's Content-Security-Policy: scripts by nonce alone; Stripe's own only where the real Stripe is used. */
export function securityPolicy({
  nonce,
  stripe,
  development,
}: {
  nonce: string;
  stripe: boolean;
  development: boolean;
}) {
  const alsoFrom = (sources: string, more: string) => (stripe ? `${sources} ${more}` : sources);
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Positions and widths that are computed stand in style attributes.
    `style-src-attr 'unsafe-inline'`,
    `img-src ${alsoFrom("'self' data: blob:", STRIPE.image)}`,
    `connect-src ${alsoFrom("'self'", STRIPE.connect)}`,
    `frame-src ${alsoFrom("'self'", STRIPE.frame)}`,
    `font-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
