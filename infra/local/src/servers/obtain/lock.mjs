import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BEAT_MS = 2_000;
const STALE_MS = 30_000;

/**
 * Runs `work` while holding the lock folder `path`, waiting for whoever holds it. A holder that died is noticed by its pid,
 * one whose pid was given away by a missing heartbeat.
 *
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) await sleep(100);
  const beat = setInterval(() => touch(path), BEAT_MS);
  beat.unref();
  const release = () => discard(path);
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

/**
 * The lock appears with its owner's pid already inside: a folder is prepared and renamed, which fails while a filled one is there.
 *
 * @param {string} path
 */
function take(path) {
  const mine = `${path}-${process.pid}-${randomBytes(4).toString('hex')}`;
  mkdirSync(mine);
  writeFileSync(join(mine, 'pid'), String(process.pid));
  try {
    renameSync(mine, path);
    return true;
  } catch {
    rmSync(mine, { recursive: true, force: true });
    if (isStale(path)) discard(path);
    return false;
  }
}

/** @param {string} path */
function isStale(path) {
  try {
    const pid = Number(readFileSync(join(path, 'pid'), 'utf8'));
    return !isAlive(pid) || Date.now() - statSync(path).mtimeMs > STALE_MS;
  } catch {
    return false; // just released
  }
}

/**
 * Moved aside first: of several that try, one succeeds, and nobody ever sees a half-removed lock.
 *
 * @param {string} path
 */
function discard(path) {
  const aside = `${path}-stale-${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { recursive: true, force: true });
  } catch {
    // someone else was faster, or it is gone
  }
}

/** @param {string} path */
function touch(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // taken from us after a long sleep: the work is idempotent
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
