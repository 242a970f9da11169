import { stack } from './global-setup.mjs';

export default async function globalTeardown() {
  await stack?.stop();
}
