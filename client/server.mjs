// The process: Next behind Node's own server. Arguments: --dev for `next dev`; anything else only helps to find the process.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import next from 'next';

const dev = process.argv.includes('--dev');
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? '127.0.0.1';
const app = next({ dev, hostname, port, dir: fileURLToPath(new URL('.', import.meta.url)) });
await app.prepare();

const handle = app.getRequestHandler();
const server = createServer({ keepAliveTimeout: 65_000 }, (req, res) => handle(req, res));
if (dev) server.on('upgrade', app.getUpgradeHandler());
server.listen(port, hostname, () => say('info', 'client ready'));

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  });
}

function say(level, msg) {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), service: 'client', msg, port })}\n`);
}
