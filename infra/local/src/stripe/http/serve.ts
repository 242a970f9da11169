import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { Fault } from '../control/knobs.ts';
import type { Call, Double } from '../double.ts';
import { requestId } from '../ids.ts';
import { ApiError, errorBody } from './api-error.ts';
import { clientView } from './client-view.ts';
import type { Endpoint } from './endpoint.ts';
import { execute } from './execute.ts';
import { faultError, isBeforeExecution, takeFault } from './faults.ts';
import { readParams } from './form.ts';
import { storedAnswer, whileRunning } from './idempotency.ts';
import { openCall } from './open-call.ts';

interface Answer {
  readonly status: number;
  readonly body: object;
  readonly replayOf?: string;
}

/** Serves an endpoint: key, planned faults, Idempotency-Key, validation, execution; in Stripe's order. */
export function serve(double: Double, endpoint: Endpoint, running: Set<string>): RequestHandler {
  return async (req, res) => {
    const id = requestId();
    const { params, expand, key } = readParams(req);
    let fault: Fault | null = null;
    let call: Call | null = null;
    try {
      call = withoutKeyOnReads(openCall(double, req, id, key), req);
      fault = takeFault(double, req.method, req.path);
      if (call.publishable && !endpoint.publishable) throw secretKeyRequired();
      await waitFor(fault);
      if (fault && !fault.effect && stopsBefore(fault)) return fail(res, call, fault, id);
      const answer = await answerOnce(call, endpoint, { req, params, expand, fault, running });
      if (fault?.answer === 'hang' || fault?.answer === 'drop') return fail(res, call, fault, id);
      if (fault?.effect && typeof fault.answer === 'number' && isBeforeExecution(fault.answer))
        return fail(res, call, fault, id);
      send(res, call, id, answer);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      send(res, call, id, { status: error.status, body: errorBody(error.body, id) });
    }
  };
}

interface Work {
  readonly req: Request;
  readonly params: Record<string, unknown>;
  readonly expand: readonly string[];
  readonly fault: Fault | null;
  readonly running: Set<string>;
}

async function answerOnce(call: Call, endpoint: Endpoint, work: Work): Promise<Answer> {
  const { req, params, expand, fault, running } = work;
  const asked = { ...params, expand };
  const stored = storedAnswer(call, running, req.path, asked);
  if (stored) return { status: stored.status, body: stored.body, replayOf: stored.requestId };
  return whileRunning(call, running, async () => {
    await sleep(fault?.latencyMs ?? 0);
    const run = endpoint.prepare(params);
    return execute(call, { run, id: String(req.params.id ?? ''), path: req.path, params: asked, expand, fault });
  });
}

/** A request that hangs or is refused before anything happens. */
const stopsBefore = ({ answer }: Fault) => (typeof answer === 'number' ? isBeforeExecution(answer) : answer !== null);

const waitFor = (fault: Fault | null) => (fault && !fault.effect && stopsBefore(fault) ? sleep(fault.latencyMs) : null);

function fail(res: Response, call: Call, fault: Fault, id: string): void {
  if (fault.answer === 'hang') return;
  if (typeof fault.answer !== 'number') return void res.socket?.destroy();
  const error = faultError(fault, fault.answer, call.idempotencyKey);
  send(res, call, id, { status: error.status, body: errorBody(error.body, id) });
}

function send(res: Response, call: Call | null, id: string, answer: Answer): void {
  res.set({ 'Request-Id': id });
  if (call?.idempotencyKey) res.set('Idempotency-Key', call.idempotencyKey);
  if (answer.replayOf) res.set({ 'Idempotent-Replayed': 'true', 'Original-Request': answer.replayOf });
  if (call?.idempotencyKey && answer.status >= 500) res.set('Stripe-Should-Retry', 'false');
  res.status(answer.status).json(call?.publishable ? clientView(answer.body) : answer.body);
}

/** A read is the same however often it is made: its key means nothing. */
const withoutKeyOnReads = (call: Call, req: Request): Call =>
  req.method === 'POST' ? call : { ...call, idempotencyKey: null };

const secretKeyRequired = () =>
  new ApiError(
    403,
    {
      type: 'invalid_request_error',
      code: 'secret_key_required',
      message: 'This API call cannot be made with a publishable API key. Please use a secret API key.',
    },
    { validation: true },
  );
