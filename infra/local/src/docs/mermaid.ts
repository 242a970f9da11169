/** An arrow of a flowchart between two ids; `dotted` for what is weaker. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly dotted?: boolean;
}

/** A flowchart that is the same for the same input, whatever its order. `nodes` are lines of Mermaid's, kept as they come. */
export function flowchart(direction: 'LR' | 'TB', nodes: readonly string[], arrows: readonly Arrow[]): string {
  const lines = arrows.map(({ from, to, dotted = false }) => `${from} ${dotted ? '-.->' : '-->'} ${to}`);
  const body = [...nodes, ...[...new Set(lines)].sort()].map((line) => `  ${line}`);
  return ['```mermaid', `flowchart ${direction}`, ...body, '```'].join('\n');
}
