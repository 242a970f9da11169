import type { Fault } from '../control/knobs.ts';
import type { Call } from '../double.ts';
import { ApiError, errorBody } from './api-error.ts';
import { expand } from './expand.ts';
import { faultError, isBeforeExecution } from './faults.ts';
import type { RawParams } from './form.ts';
import { keepAnswer } from './idempotency.ts';

export interface Execution {
  readonly run: (call: Call, id: string) => object;
  readonly id: string;
  readonly path: string;
  readonly params: RawParams;
  readonly expand: readonly string[];
  readonly fault: Fault | null;
}

/** Runs a validated request and keeps its answer under its key, in one transaction. A planned 500 is kept as well, as Stripe does. */
export function execute(call: Call, work: Execution): { status: number; body: object } {
  return call.double.store.transaction(() => {
    const wrong = plannedError(call, work.fault);
    const answer = wrong && !work.fault?.effect ? refused(call, wrong) : outcome(call, work);
    const given = wrong ? refused(call, wrong) : answer;
    keepAnswer(call, work.path, work.params, given);
    return given;
  });
}

function outcome(call: Call, { run, id, expand: paths }: Execution) {
  try {
    return { status: 200, body: expand(call, run(call, id), paths) };
  } catch (error) {
    if (error instanceof ApiError && !error.validation) return refused(call, error);
    throw error;
  }
}

const refused = (call: Call, error: ApiError) => ({
  status: error.status,
  body: errorBody(error.body, call.requestId),
});

function plannedError(call: Call, fault: Fault | null): ApiError | null {
  if (typeof fault?.answer !== 'number' || isBeforeExecution(fault.answer)) return null;
  return faultError(fault, fault.answer, call.idempotencyKey);
}
