export { signInOperator } from './operator.ts';
export { runOps, USAGE, UsageError } from './run-ops.ts';
