import type { ProcessSpec } from '../process/launch.ts';
import type { State } from '../process/state.ts';
import { type Supervised, supervise } from '../process/supervise.ts';

export type Fleet = ReturnType<typeof fleet>;

/** All processes of one stack, in the order they were started in, and one way to end them whatever happens. */
export function fleet(
  state: State,
  report: (text: string) => void,
  adjust: (spec: ProcessSpec) => ProcessSpec | Promise<ProcessSpec> = (spec) => spec,
) {
  let waves: Supervised[][] = [];
  let stopping = false;

  const all = () => waves.flat();
  const find = (name: string): Supervised => {
    const found = all().find((process) => process.name === name);
    if (!found)
      throw new Error(
        `There is no process "${name}"; there are ${all()
          .map((one) => one.name)
          .join(', ')}.`,
      );
    return found;
  };
  // The launcher ends without having stopped its children only when it fails: then they end with it.
  const endAll = () => {
    for (const process of all()) process.signal('SIGTERM');
  };
  process.on('exit', endAll);

  return {
    find,
    /** Starts processes side by side; they are stopped side by side, after everything that was started later. */
    start: async (...specs: ProcessSpec[]): Promise<void> => {
      const adjusted = await Promise.all(specs.map(adjust));
      if (stopping) throw new Error('The stack is stopping.');
      // One that was stopped for good may come again under its name.
      waves = waves.map((wave) => wave.filter(({ name }) => specs.every((spec) => spec.name !== name)));
      const wave = adjusted.map((spec) => supervise(state, spec, report));
      waves.push(wave);
      await Promise.all(wave.map((process) => process.start()));
    },
    pids: (): Record<string, number> =>
      Object.fromEntries(
        all().flatMap((process) => (process.pid() === undefined ? [] : [[process.name, process.pid() ?? 0]])),
      ),
    stop: async (): Promise<void> => {
      stopping = true;
      for (const wave of [...waves].reverse()) await Promise.all(wave.map((process) => process.stop()));
      process.off('exit', endAll);
    },
  };
}
