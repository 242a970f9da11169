import classes from './ticket-card.module.css';

/** Of the size a card has in the end: nothing jumps. */
export function CardSkeletons({ count }: { count: number }) {
  return (
    <div className={classes.grid} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={String(index)} className={`${classes.card} ${classes.skeleton}`}>
          <div className={classes.picture} />
          <div className={classes.body}>
            <span className={classes.bone} style={{ width: '40%' }} />
            <span className={classes.bone} style={{ width: '85%', height: '1.5rem' }} />
            <span className={classes.bone} style={{ width: '65%' }} />
            <span className={classes.bone} style={{ width: '50%' }} />
            <span className={classes.bone} style={{ width: '30%', height: '1.75rem', marginTop: 'auto' }} />
          </div>
        </div>
      ))}
    </div>
  );
}
