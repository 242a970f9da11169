export type { ProcessSpec } from '../process/launch.ts';
export type { StackInput } from './stack-input.ts';
export { type Stack, startStack } from './start-stack.ts';
export { type Progress, progressTo, silent } from './steps.ts';
