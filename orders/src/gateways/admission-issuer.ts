import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { namedId } from '@ticketing-dev/common/runtime';
import type { Admission, Order } from '../domain/order.ts';

export type AdmissionIssuer = ReturnType<typeof admissionIssuer>;

/**
 * Issues e-tickets. A code is a compact JWS (RFC 7515) signed with Ed25519 (RFC 8037): any JOSE library verifies it offline
 * with the public key alone. The same seat always gets the same code.
 *
 * @throws Error in one sentence, without the value, when the key is none.
 */
export function admissionIssuer(pem: string) {
  const privateKey = readKey(pem);
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const header = encode({ alg: 'EdDSA', kid });

  function codeOf(order: Order, id: string, seat: number): string {
    const content = `${header}.${encode({ jti: id, ticket: order.ticket.id, seat })}`;
    return `${content}.${sign(null, Buffer.from(content), privateKey).toString('base64url')}`;
  }

  return {
    /** One for each seat of an order. */
    issue(order: Order): Admission[] {
      return Array.from({ length: order.quantity }, (_, index) => {
        const seat = index + 1;
        const id = namedId(`admission:${order.id}:${seat}`);
        return { id, seat, status: 'issued', code: codeOf(order, id, seat) };
      });
    },

    /** What the gate verifies codes with. */
    publicKey: {
      kid,
      jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' } as const,
      pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
  };
}

/** A PEM, in which line breaks may be written as `\n`, or the base64 of one. */
function readKey(text: string): KeyObject {
  const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : Buffer.from(text, 'base64').toString();
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 private key');
  return key;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
