import type { ReactNode, Ref } from 'react';
import { Check, Info, Warning } from './icons.tsx';
import classes from './notice.module.css';

interface Props {
  kind: 'good' | 'info' | 'careful' | 'bad';
  title: string;
  children?: ReactNode;
  /** So that the focus can be sent here. */
  ref?: Ref<HTMLDivElement>;
  /** `alert` is read out at once; `status` when there is a pause. */
  role?: 'alert' | 'status';
}

const SIGNS = { good: <Check />, info: <Info />, careful: <Warning />, bad: <Warning /> };

/** Something to know: a sign, a title in words, and what follows from it. */
export function Notice({ kind, title, children, ref, role }: Props) {
  return (
    <div ref={ref} className={`${classes.notice} ${classes[kind]}`} role={role} tabIndex={ref ? -1 : undefined}>
      <span className={classes.sign}>{SIGNS[kind]}</span>
      <div className={classes.text}>
        <p className="strong">{title}</p>
        {children && <div className={classes.more}>{children}</div>}
      </div>
    </div>
  );
}
