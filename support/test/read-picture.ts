import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const PROGRAM = fileURLToPath(new URL('./read-picture.mjs', import.meta.url));
const Pages = z.array(z.object({ text: z.string(), code: z.string().nullable() }));

/** The pages of a PDF, or a PNG, as they look: their words, and what a scanner reads off them. */
export async function readPicture(file: Buffer | undefined): Promise<z.infer<typeof Pages>> {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(file);
  return Pages.parse(JSON.parse(await text(child.stdout)));
}
