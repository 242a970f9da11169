import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const APP = fileURLToPath(new URL('../../../../client/src/app', import.meta.url));

/** Every page the client has, as its router's files say: `/tickets/[id]`. Groups in parentheses stand in no address. */
export function routes(): string[] {
  return readdirSync(APP, { recursive: true, withFileTypes: true })
    .filter((file) => file.name === 'page.tsx')
    .map((file) => file.parentPath.slice(APP.length).split(/[\\/]/))
    .map((parts) => `/${parts.filter((part) => part && !part.startsWith('(')).join('/')}`)
    .sort();
}
