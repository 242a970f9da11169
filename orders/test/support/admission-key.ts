import { generateKeyPairSync } from 'node:crypto';

/** `ADMISSION_KEY` of this test process. */
export const ADMISSION_KEY = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
