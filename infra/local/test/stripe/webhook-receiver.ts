import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';

const SECRET = 'whsec_test';

/** A shop's webhook endpoint: checks signatures as the SDK does, keeps what arrives, and answers as told. */
export async function givenReceiver(answer: (nth: number) => number = () => 200, port = 0) {
  const events: Stripe.Event[] = [];
  const refused: string[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    try {
      const header = String(req.headers['stripe-signature']);
      events.push(Stripe.webhooks.constructEvent(Buffer.concat(chunks), header, SECRET));
      res.writeHead(answer(events.length)).end();
    } catch (error) {
      refused.push(error instanceof Error ? error.message : 'refused');
      res.writeHead(400).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    events,
    refused,
    port: address.port,
    types: () => events.map(({ type }) => type),
    webhook: { url: `http://127.0.0.1:${address.port}/webhook`, secret: SECRET },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
