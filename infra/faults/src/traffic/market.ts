import type { Roll } from '../random.ts';

/** How many of the newest listings people look at. */
const WINDOW = 8;

/** What people see for sale: one hot listing everybody wants, and what sellers listed lately. */
export function market() {
  const listed: string[] = [];
  return {
    add: (id: string): void => void listed.push(id),
    /** The first one listed: always hot. */
    hot: (): string | undefined => listed[0],
    pick(roll: Roll): string | undefined {
      if (listed.length === 0) return undefined;
      return roll.chance(0.5) ? listed[0] : roll.oneOf(listed.slice(-WINDOW));
    },
  };
}
export type Market = ReturnType<typeof market>;
