import { fileURLToPath } from 'node:url';

const compilerIn = (folder: string) =>
  fileURLToPath(new URL(`${folder}/node_modules/typescript/bin/tsc`, import.meta.url));

/** The compilers that users have: this repository's, and the last one written in JavaScript. */
export const COMPILERS = [
  ['TypeScript 7', compilerIn('../../..')],
  ['TypeScript 5.9', compilerIn('..')],
] as const;

export const [[, tsc]] = COMPILERS;
