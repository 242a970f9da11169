import { log } from '../process/log.ts';
import { listDemo } from './list-demo.ts';
import { placeOf } from './place.ts';
import { setUpMongo } from './set-up-mongo.ts';
import { writeKubernetesSecrets } from './write-kubernetes-secrets.ts';
import { writeNatsConfig } from './write-nats-config.ts';
import { writeSecretFiles } from './write-secret-files.ts';

/** What must be done once in a place before or after the product starts there. Each may be repeated at any time. */
const STEPS = {
  /** In a cluster without a store of secrets: keys and passwords as Secrets of its own. */
  'kubernetes-secrets': () => writeKubernetesSecrets(placeOf(process.env), process.env),
  /** The same as files, for containers without a cluster. */
  'secret-files': () => writeSecretFiles(placeOf(process.env), process.env),
  /** Replica sets and their users. */
  mongo: () => setUpMongo(placeOf(process.env), process.env),
  /** The broker's configuration with what each service may do there. */
  nats: () => writeNatsConfig(process.env),
  /** Demo people and listings. */
  demo: () => listDemo(process.env),
};

const steps = new Map<string, () => Promise<void>>(Object.entries(STEPS));
const wanted = process.argv.slice(2);
try {
  for (const name of wanted) {
    const step = steps.get(name);
    if (!step) throw new Error(`There is no step "${name}"; there are ${[...steps.keys()].join(', ')}.`);
    await step();
    log('info', 'done', { step: name });
  }
  process.exit(0);
} catch (error) {
  log('fatal', error instanceof Error ? error.message : String(error));
  process.exit(1);
}
