import type { Ticket } from '@ticketing-dev/common/contracts';
import { number } from '../format/locale.ts';
import { money } from '../format/money.ts';
import classes from './listing-numbers.module.css';

/** Sold, held and left: together they are all there is. What it earned is in the currencies it was sold in. */
export function ListingNumbers({ ticket }: { ticket: Ticket }) {
  const { available, held, sold, currency, earned } = ticket;
  const all = available + held + sold;
  const share = (part: number) => `${all === 0 ? 0 : (part / all) * 100}%`;
  return (
    <div className="stack tight">
      <div className={classes.bar} aria-hidden="true">
        {sold > 0 && <span className={classes.sold} style={{ width: share(sold) }} />}
        {held > 0 && <span className={classes.held} style={{ width: share(held) }} />}
      </div>
      <dl className={classes.numbers}>
        <div>
          <dt>
            <span className={`${classes.key} ${classes.sold}`} />
            Sold
          </dt>
          <dd>{number(sold)}</dd>
        </div>
        <div>
          <dt>
            <span className={`${classes.key} ${classes.held}`} />
            Held
          </dt>
          <dd>{number(held)}</dd>
        </div>
        <div>
          <dt>
            <span className={`${classes.key} ${classes.left}`} />
            Left
          </dt>
          <dd>{number(available)}</dd>
        </div>
        <div>
          <dt>In all</dt>
          <dd>{number(all)}</dd>
        </div>
        {earned && (
          <div className={classes.money}>
            <dt>Earned</dt>
            <dd>
              {earned.length === 0
                ? money(0, currency)
                : earned.map((sum) => money(sum.amount, sum.currency)).join(' + ')}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
