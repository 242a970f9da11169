import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { buildStripeDouble, type StripeDouble, type StripeDoubleOptions } from './build-stripe-double.ts';

export interface RunningStripeDouble extends Omit<StripeDouble, 'close'> {
  readonly url: string;
  /** For `new Stripe(key, {...})`. */
  readonly sdk: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  close(): Promise<void>;
}

/** The double on a port of this machine, a free one unless told; heard on the loopback alone unless told. */
export async function startStripeDouble(
  options: StripeDoubleOptions & { port?: number; host?: string } = {},
): Promise<RunningStripeDouble> {
  const double = buildStripeDouble(options);
  const server = createServer(double.app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    ...double,
    url: `http://127.0.0.1:${port}`,
    sdk: { host: '127.0.0.1', port, protocol: 'http' },
    async close() {
      double.close();
      const closed = promisify(server.close.bind(server))();
      server.closeAllConnections();
      await closed;
    },
  };
}
