import type { IncomingMessage, Server } from 'node:http';
import { createProxyMiddleware } from 'http-proxy-middleware';

/** WebSockets go to the client: its development server tells open pages what has changed. No service has any. */
export function passUpgrades(server: Server, clientUrl: string): void {
  const proxy = createProxyMiddleware<IncomingMessage>({ target: clientUrl });
  server.on('upgrade', proxy.upgrade);
}
