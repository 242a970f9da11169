import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import { signSessionToken } from '@ticketing-dev/common/http';
import { newId } from '@ticketing-dev/common/runtime';
import { sessionCookieFor, testSigningKey } from '@ticketing-dev/common/testing';
import type { Express } from 'express';

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly code?: string;
    readonly quantity: number;
    readonly available?: number;
  };
}

/** An app that really listens, for crowds: every request is somebody else's. */
export async function shop(app: Express) {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const agent = new Agent({ keepAlive: true, maxSockets: 300 });

  return {
    reserve(body: { ticketId: string; quantity: number }): Promise<Answer> {
      const token = signSessionToken(
        { userId: newId(), sessionId: newId(), roles: ['buyer'] },
        testSigningKey,
        new Date(),
      );
      const headers = {
        Cookie: sessionCookieFor(token),
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
        'Idempotency-Key': newId(),
      };
      return new Promise((resolve, reject) => {
        const sent = request({ port, agent, headers, method: 'POST', path: '/api/orders' }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(parts).toString()) });
          });
        });
        sent.on('error', reject);
        sent.end(JSON.stringify(body));
      });
    },
    close(): void {
      agent.destroy();
      server.close();
    },
  };
}
