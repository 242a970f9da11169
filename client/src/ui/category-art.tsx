import type { Ticket } from '@ticketing-dev/common/contracts';
import type { ReactNode } from 'react';
import classes from './category-art.module.css';

type Category = Ticket['category'];

/** A drawn picture where a listing has none: by category, and a little different from one listing to the next. */
export function CategoryArt({ category, seed }: { category: Category; seed: string }) {
  const chance = Number.parseInt(seed.slice(-4), 16) || 0;
  return (
    <svg
      viewBox="0 0 320 180"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={`${classes.art} ${classes[category]}`}
    >
      <rect width="320" height="180" className={classes.ground} />
      <g transform={chance % 2 ? undefined : 'translate(320 0) scale(-1 1)'}>{DRAWINGS[category](chance)}</g>
    </svg>
  );
}

const times = (count: number, draw: (index: number) => ReactNode) => Array.from({ length: count }, (_, i) => draw(i));

const DRAWINGS: Record<Category, (chance: number) => ReactNode> = {
  concert: (chance) => (
    <>
      {times(5, (i) => (
        <circle key={i} cx="62" cy="182" r={46 + i * 38} className={classes.line} opacity={0.5 - i * 0.08} />
      ))}
      {times(13, (i) => {
        const height = 24 + ((chance >> (i % 8)) % 7) * 13 + (i % 3) * 8;
        return (
          <rect
            key={i}
            x={118 + i * 15}
            y={180 - height}
            width="8"
            height={height}
            rx="4"
            className={classes.shape}
            opacity="0.75"
          />
        );
      })}
    </>
  ),
  sports: (chance) => (
    <g transform={`rotate(${-14 + (chance % 5) * 3} 160 90)`}>
      {times(5, (i) => (
        <rect
          key={i}
          x={-70 + i * 22}
          y={8 + i * 22}
          width={500 - i * 44}
          height={240 - i * 44}
          rx={120 - i * 22}
          className={classes.line}
          opacity={0.65 - i * 0.08}
        />
      ))}
      <circle cx={224 - (chance % 4) * 14} cy="62" r="17" className={classes.shape} />
    </g>
  ),
  movie: (chance) => (
    <>
      <path d={`M40 ${76 + (chance % 3) * 8} 320 18V170Z`} className={classes.shape} opacity="0.3" />
      <path d={`M40 ${76 + (chance % 3) * 8} 320 52V132Z`} className={classes.shape} opacity="0.4" />
      <circle cx="40" cy={76 + (chance % 3) * 8} r="19" className={classes.shape} />
      {times(14, (i) => (
        <g key={i} opacity="0.55">
          <rect x={6 + i * 24} y="7" width="12" height="9" rx="2" className={classes.shape} />
          <rect x={6 + i * 24} y="164" width="12" height="9" rx="2" className={classes.shape} />
        </g>
      ))}
    </>
  ),
  theatre: (chance) => (
    <>
      <circle cx={168 + (chance % 4) * 8} cy="196" r="92" className={classes.shape} opacity="0.28" />
      {times(5, (i) => (
        <path
          key={i}
          d={`M${i * 30 - 12} 0C${i * 30 + 26} 60 ${i * 22 + 14} 120 ${i * 12 - 10} 180H-40V0Z`}
          className={classes.shape}
          opacity={0.2}
        />
      ))}
      {times(4, (i) => (
        <path
          key={i}
          d={`M${332 - i * 26} 0C${300 - i * 26} 60 ${314 - i * 18} 120 ${330 - i * 10} 180H360V0Z`}
          className={classes.shape}
          opacity={0.2}
        />
      ))}
      <path
        d="M0 0H320V16Q300 34 280 16T240 16T200 16T160 16T120 16T80 16T40 16T0 16Z"
        className={classes.shape}
        opacity="0.75"
      />
    </>
  ),
  other: (chance) => (
    <g transform={`rotate(${-12 + (chance % 6) * 2} 160 90)`}>
      {times(3, (i) => (
        <g key={i} transform={`translate(${70 + i * 34} ${18 + i * 38})`} opacity={0.4 + i * 0.2}>
          <path
            d="M8 0H172a8 8 0 0 1 8 8V20a12 12 0 0 0 0 24V56a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V44a12 12 0 0 0 0-24V8a8 8 0 0 1 8-8Z"
            className={i === 2 ? classes.shape : classes.line}
          />
          <path d="M126 10V54" strokeDasharray="5 6" className={classes.cut} />
        </g>
      ))}
    </g>
  ),
};
