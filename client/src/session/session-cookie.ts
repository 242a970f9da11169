const NAME = 'session';

/** When the token in a cookie header expires, in ms of this server's clock; unverified: that is the services' business. */
export function tokenExpiry(cookieHeader: string | null): number | undefined {
  const value = cookieHeader
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);
  if (!value) return undefined;
  try {
    const jwt = field(decode(decodeURIComponent(value)), 'jwt');
    const exp = typeof jwt === 'string' ? field(decode(jwt.split('.')[1] ?? ''), 'exp') : undefined;
    return typeof exp === 'number' ? exp * 1_000 : undefined;
  } catch {
    return undefined;
  }
}

/** The cookie header with one cookie as a `Set-Cookie` header says. */
export function withCookie(cookieHeader: string, setCookie: string): string {
  const [pair = ''] = setCookie.split(';');
  const [name = '', value = ''] = pair.split('=', 2);
  const others = cookieHeader
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.startsWith(`${name}=`));
  return [...others, ...(value === '' ? [] : [pair])].join('; ');
}

function decode(base64: string): unknown {
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
