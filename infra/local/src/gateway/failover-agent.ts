import { Agent } from 'node:http';
import { connect, type Socket } from 'node:net';

/**
 * Connections to one of several processes of a service: to the first that accepts, in the given order. Nothing was sent before a
 * connection stands, so trying the next is safe for every request.
 */
export function failoverAgent(targets: readonly URL[]): Agent {
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = (_options, done) => {
    connectToAny(targets).then(
      (socket) => done?.(null, socket),
      (error: Error) => done?.(error, undefined as never), // Node's types forget that there is no socket then
    );
    return undefined;
  };
  return agent;
}

async function connectToAny(targets: readonly URL[]): Promise<Socket> {
  let refused: unknown = new Error('No process of this service is known.');
  for (const target of targets) {
    try {
      return await connectTo(target);
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

function connectTo(target: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: target.hostname, port: Number(target.port || 80), noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
