// `skaffold test`: IMAGE=<image> node infra/docker/check-image.mjs <megabytes it may add to its base>
import { execFileSync } from 'node:child_process';

const image = process.env.IMAGE ?? '';
const budget = Number(process.argv[2]);
const docker = (/** @type {string[]} */ ...args) => execFileSync('docker', args, { encoding: 'utf8' });

const { User, Healthcheck, Cmd } = JSON.parse(docker('image', 'inspect', image, '--format', '{{json .Config}}'));
const wrong = [];
if (!/^[1-9]\d*(:\d+)?$/.test(User ?? ''))
  wrong.push(`runs as "${User}": PSS restricted wants a number that is not root's`);
if (!Healthcheck?.Test?.length) wrong.push('has no health check');
if (Cmd?.[0] !== 'node') wrong.push(`starts ${JSON.stringify(Cmd)}: signals would not reach Node`);

// What was added to the base lies in one folder. Nothing is written while this runs: the root is read-only.
const added = Number(docker('run', '--rm', '--read-only', '--network=none', image, 'du', '-sm', '/app').split('\t')[0]);
if (!(added <= budget)) wrong.push(`adds ${added} MB: ${budget} MB are allowed`);

process.stdout.write(
  `${image}: adds ${added} MB of ${budget} MB, user ${User}, ${wrong.length === 0 ? 'fine' : wrong.join('; ')}\n`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
