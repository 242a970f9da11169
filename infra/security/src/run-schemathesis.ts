import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Api, openApi, signSessionToken } from '@ticketing-dev/common/http';
import { newId } from '@ticketing-dev/common/runtime';
import { sessionCookieFor, testSigningKey } from '@ticketing-dev/common/testing';
import { obtainSchemathesis } from '@ticketing-dev/local/servers';
import type { Express } from 'express';

/** What must hold of every answer, whatever was sent. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'ignored_auth',
  'use_after_free',
  'ensure_resource_availability',
];
/** The same requests every time. */
const SEED = 20_261;

/** Sends a service's routes what their document allows and what it does not, in all phases, as somebody who may do everything. */
export async function runSchemathesis(
  { app, api }: { app: Express; api: Api },
  { examples }: { examples: number },
): Promise<{ passed: boolean; output: string }> {
  const { program, env } = await obtainSchemathesis();
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-schemathesis-'));
  const server = createServer(app).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const document = join(folder, `${api.service}.json`);
    await writeFile(document, JSON.stringify(openApi(api)));
    const args = ['run', document, '--url', urlOf(server.address()), '--checks', CHECKS.join(), '--no-color'];
    const input = ['--seed', String(SEED), '--max-examples', String(examples), '--generation-database', 'none'];
    // The session is in a header of every request; whether a route asks for it is a check of its own.
    const session = ['--generation-with-security-parameters', 'false'];
    const headers = ['-H', `Cookie: ${everything()}`, '-H', 'Sec-Fetch-Site: same-origin'];
    const child = spawn(program, [...args, ...input, ...session, ...headers], {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { passed: child.exitCode === 0, output: output + errors };
  } finally {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The cookie of somebody without an account of their own, so that nothing they do ends their session. */
function everything(): string {
  const session = { userId: newId(), sessionId: newId(), roles: ['admin', 'buyer', 'seller'] };
  return sessionCookieFor(signSessionToken(session, testSigningKey, new Date(), 86_400));
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://127.0.0.1:${address.port}`;
}
