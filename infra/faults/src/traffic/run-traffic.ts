import { setTimeout as sleep } from 'node:timers/promises';
import { confirmAddress } from '@ticketing-dev/stack/confirm-address';
import { random } from '../random.ts';
import { Visitor } from '../visitor.ts';
import { visit } from './buyer.ts';
import type { Scene } from './scene.ts';
import { listSomething, rewordSomething } from './seller.ts';

export interface Traffic {
  readonly buyers: readonly Visitor[];
  /** Everybody ends what they are at. @throws what surprised somebody */
  stop(): Promise<void>;
}

/** People come, list and buy until they are stopped. What each of them does follows from the seed. */
export async function startTraffic(scene: Scene, seed: number): Promise<Traffic> {
  const { rig, history, shape } = scene;
  const person = (name: string) => new Visitor(rig.stack.url, name, { history }).signUp();
  const people = (count: number, what: string) =>
    Promise.all(Array.from({ length: count }, (_, n) => person(`${what}-${n + 1}`)));
  const [sellers, buyers] = await Promise.all([people(shape.sellers, 'seller'), people(shape.buyers, 'buyer')]);
  // Till then their e-tickets wait.
  await Promise.all(buyers.map((buyer) => confirmAddress(rig.stack.inboxUrl, buyer)));
  const [first] = sellers;
  if (first !== undefined) await listSomething(scene, first, shape.hotSeats);

  let open = true;
  const own = (n: number): Scene => ({ ...scene, roll: random(seed * 1_000 + n) });
  const live = async (mine: Scene, step: () => Promise<void>) => {
    while (open) {
      await step();
      await sleep(mine.roll.upTo(shape.pauseMs));
    }
  };
  const selling = sellers.map((seller, n) => {
    const mine = own(n);
    return live(mine, async () => {
      if (mine.roll.chance(0.5)) await listSomething(mine, seller, mine.roll.upTo(shape.seats));
      else await rewordSomething(mine, seller);
      await sleep(mine.roll.upTo(2_000));
    });
  });
  const buying = buyers.map((buyer, n) => {
    const mine = own(100 + n);
    return live(mine, () => visit(mine, buyer));
  });
  const all = Promise.allSettled([...selling, ...buying]);

  return {
    buyers,
    async stop(): Promise<void> {
      open = false;
      const failed = (await all).find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
    },
  };
}
