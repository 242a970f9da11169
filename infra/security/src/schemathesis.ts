import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { startTestServers } from '@ticketing-dev/local/testing';
import { runSchemathesis } from './run-schemathesis.ts';
import { startServices } from './services.ts';

/** `npm run schemathesis [-- <examples> <service> …]`: the same as the test, at length. */
const [examples = '100', ...chosen] = process.argv.slice(2);
const wanted = SERVICES.filter((service: ServiceName) => chosen.length === 0 || chosen.includes(service));

const servers = await startTestServers(process.env);
const services = await startServices();
try {
  for (const service of wanted) {
    const { passed, output } = await runSchemathesis(services[service], { examples: Number(examples) });
    process.stdout.write(`${output}\n`);
    if (!passed) process.exitCode = 1;
  }
} finally {
  await services.close();
  await servers.stop();
}
process.exit();
