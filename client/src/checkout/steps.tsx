import { Check } from '../ui/icons.tsx';
import classes from './checkout-frame.module.css';

const STEPS = [
  { id: 'reserve', name: 'Reserve' },
  { id: 'pay', name: 'Pay' },
  { id: 'done', name: 'Tickets' },
] as const;

export function Steps({ current }: { current: 'pay' | 'done' }) {
  const at = STEPS.findIndex(({ id }) => id === current);
  return (
    <ol className={classes.steps} aria-label="Steps to your tickets">
      {STEPS.map(({ id, name }, index) => (
        <li
          key={id}
          className={`${classes.step} ${index < at ? classes.done : ''}`}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.sign} aria-hidden="true">
            {index < at ? <Check /> : index + 1}
          </span>
          {name}
          {index < at && <span className="for-ears"> (done)</span>}
        </li>
      ))}
    </ol>
  );
}
