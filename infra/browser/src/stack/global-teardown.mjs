import { everything } from './global-setup.mjs';

export default async function globalTeardown() {
  await everything?.stop();
}
