import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, which } from './commands.mjs';

/**
 * Unpacks one wheel into a folder, with whatever pip this machine has.
 *
 * @param {{ requirement: string, folder: string, sha256?: readonly string[] }} input
 */
export async function pipInstall({ requirement, folder, sha256 = [] }) {
  const hashes = sha256.map((hash) => ` --hash=sha256:${hash}`).join('');
  await pipInstallList({ list: `${requirement}${hashes}\n`, folder, hashed: hashes !== '' });
}

/**
 * Unpacks all wheels of a list, as `requirements.txt` has it, into a folder: what they need stands in the list, too.
 *
 * @param {{ list: string, folder: string, hashed?: boolean }} input
 */
export async function pipInstallList({ list, folder, hashed = true }) {
  const [command, ...first] = await pip();
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'requirements.txt');
  await writeFile(file, list);
  const flags = ['--quiet', '--no-deps', '--only-binary', ':all:', ...(hashed ? ['--require-hashes'] : [])];
  await run(command, [...first, 'install', ...flags, '--target', folder, '-r', file], { timeoutMs: 600_000 });
}

/** @returns {Promise<[string, ...string[]]>} */
async function pip() {
  /** @type {[string, ...string[]][]} */
  const candidates = [['python3', '-m', 'pip'], ['pip3'], ['pip'], ['uv', 'pip']];
  for (const [command, ...first] of candidates) {
    if (!which(command)) continue;
    const works = await run(command, [...first, '--version'], { timeoutMs: 20_000 }).then(
      () => true,
      () => false,
    );
    if (works) return [command, ...first];
  }
  if (which('apt-get') && process.getuid?.() === 0) {
    const apt = (/** @type {string[]} */ args) =>
      run('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120', ...args], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    const install = () => apt(['install', '--no-install-recommends', 'python3-pip']);
    await install().catch(() => apt(['update']).then(install));
    return ['python3', '-m', 'pip'];
  }
  throw new Error('Python with pip is missing');
}
