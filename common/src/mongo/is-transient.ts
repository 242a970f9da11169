import { mongo } from 'mongoose';
import { AppError } from '../errors/index.ts';

const UNREACHABLE =
  /^Mongo(ose)?(ServerSelection|Network|NetworkTimeout|PoolCleared|NotConnected|TopologyClosed|WaitQueueTimeout|OperationTimeout)/;
/** LockTimeout, MaxTimeMSExpired, WriteConflict, LockFailed, InterruptedDueToReplStateChange, NotWritablePrimary and their kin. */
const PASSING_CODES: ReadonlySet<unknown> = new Set([24, 50, 91, 107, 112, 189, 251, 262, 10107, 11600, 11602, 13435]);

/** Whether the database was only away, slow or busy: the same again may well succeed, and nothing is wrong with what was asked. */
export function isTransient(error: unknown): boolean {
  if (error instanceof AppError) return error.kind === 'unavailable';
  if (!(error instanceof Error)) return false;
  if (UNREACHABLE.test(error.name)) return true;
  if (!(error instanceof mongo.MongoError)) return false;
  const passing = [
    mongo.MongoErrorLabel.TransientTransactionError,
    mongo.MongoErrorLabel.RetryableWriteError,
    mongo.MongoErrorLabel.UnknownTransactionCommitResult,
  ];
  return passing.some((label) => error.hasErrorLabel(label)) || ('code' in error && PASSING_CODES.has(error.code));
}
