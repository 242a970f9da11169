/** Tells a person what is going on, one line a step. */
export interface Progress {
  step<T>(name: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T>;
  note(text: string): void;
}

export function progressTo(write: (line: string) => void): Progress {
  return {
    async step(name, work, detail) {
      const startedAt = Date.now();
      const result = await work();
      const more = detail?.(result);
      write(`  ${name.padEnd(16)} ${seconds(Date.now() - startedAt).padStart(7)}${more ? `  ${more}` : ''}`);
      return result;
    },
    note: (text) => write(`  ${text}`),
  };
}

export const silent: Progress = { step: (_name, work) => work(), note: () => undefined };

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
