import type { ExportedSpan } from './span-receiver.ts';

const BAR = 48;

/** A trace as a text: one line a span, below its parent, with its service, when it began, how long it took, and where that lies. */
export function drawTrace(spans: readonly ExportedSpan[]): string {
  const [first] = [...spans].sort((a, b) => a.startMs - b.startMs);
  if (first === undefined) return 'No spans.';
  const begin = first.startMs;
  const total = Math.max(1, Math.max(...spans.map((span) => span.endMs)) - begin);
  const rows = inOrder(spans);
  const nameWidth = Math.max(...rows.map(({ span, depth }) => 2 * depth + span.name.length));
  const lines = rows.map(({ span, depth }) => {
    const name = `${'  '.repeat(depth)}${span.name}`.padEnd(nameWidth);
    const at = `${(span.startMs - begin).toFixed(0)} ms`.padStart(8);
    const took = `${(span.endMs - span.startMs).toFixed(1)} ms`.padStart(10);
    return `${span.service.padEnd(10)} ${name} ${at} ${took} |${bar(span, begin, total)}|${span.failed ? ' failed' : ''}`;
  });
  return [`trace ${first.traceId}: ${spans.length} spans, ${total.toFixed(0)} ms`, ...lines].join('\n');
}

/** Parents before their children, siblings as they began. A span whose parent was not exported stands at the edge. */
function inOrder(spans: readonly ExportedSpan[]): { span: ExportedSpan; depth: number }[] {
  const known = new Set(spans.map(({ spanId }) => spanId));
  const childrenOf = (parent: string | undefined) =>
    spans
      .filter(({ parentSpanId }) => (parentSpanId && known.has(parentSpanId) ? parentSpanId : undefined) === parent)
      .sort((a, b) => a.startMs - b.startMs);
  const below = (parent: string | undefined, depth: number): { span: ExportedSpan; depth: number }[] =>
    childrenOf(parent).flatMap((span) => [{ span, depth }, ...below(span.spanId, depth + 1)]);
  return below(undefined, 0);
}

function bar({ startMs, endMs }: ExportedSpan, begin: number, total: number): string {
  const from = Math.min(BAR - 1, Math.floor(((startMs - begin) / total) * BAR));
  const length = Math.max(1, Math.round(((endMs - startMs) / total) * BAR));
  return `${' '.repeat(from)}${'█'.repeat(Math.min(length, BAR - from))}`.padEnd(BAR);
}
