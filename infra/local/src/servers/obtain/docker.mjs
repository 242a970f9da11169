import { run, which } from './commands.mjs';

/**
 * A way by Docker, for an engine that answers and has or gets the image.
 *
 * @param {string} image
 * @returns {import('./ways.mjs').Way}
 */
export function byDocker(image) {
  return {
    name: 'Docker',
    find: async () => {
      if (!which('docker')) return undefined;
      await run('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 5_000 }).catch(() => {
        throw new Error('no engine answers');
      });
      const known = await run('docker', ['image', 'inspect', '--format', 'ok', image], { timeoutMs: 10_000 }).catch(
        () => '',
      );
      if (!known) await run('docker', ['pull', '--quiet', image], { timeoutMs: 180_000 });
      return { kind: 'image', image, from: `Docker image ${image}` };
    },
  };
}
