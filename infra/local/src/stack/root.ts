import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with a slash at its end. */
export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Everything `npm start` keeps. */
export const STATE_DIR = join(ROOT, '.local');
