import classes from './skeletons.module.css';

/** Places of the size of what is on its way: nothing jumps when it comes. */
export function RowSkeletons({ rows, height }: { rows: number; height: string }) {
  return (
    <div>
      <p role="status" className="for-ears">
        Loading
      </p>
      <div className={classes.rows} aria-hidden="true">
        {Array.from({ length: rows }, (_, index) => (
          <div key={String(index)} className={classes.row} style={{ minHeight: height }}>
            <span className={classes.bone} style={{ width: '38%' }} />
            <span className={classes.bone} style={{ width: '62%' }} />
            <span className={classes.bone} style={{ width: '24%' }} />
          </div>
        ))}
      </div>
    </div>
  );
}
