'use client';

import { useEffect, useRef, useState } from 'react';
import { Clock } from '../ui/icons.tsx';
import classes from './countdown.module.css';

const SPOKEN = [
  { at: 120, words: 'Two minutes left to pay.' },
  { at: 60, words: 'One minute left to pay.' },
  { at: 20, words: '20 seconds left to pay.' },
];

/** How long the seats are held: what the eye finds first. Spoken three times, not every second. */
export function Countdown({ left }: { left: number }) {
  const spoken = useSpoken(left);
  const hurry = left <= 20 ? classes.now : left <= 120 ? classes.soon : '';
  return (
    <div className={`${classes.countdown} ${hurry}`}>
      <Clock />
      <span className={classes.words}>{left > 0 ? 'Held for you' : 'Time is up'}</span>
      <span role="timer" aria-label="Time left to pay" className={classes.time}>
        {minutes(left)}
      </span>
      <span className="for-ears" aria-live="assertive">
        {spoken}
      </span>
    </div>
  );
}

function useSpoken(left: number): string {
  const before = useRef(left);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    // Only what is crossed while somebody is here: a page opened later does not start by speaking.
    const crossed = SPOKEN.find(({ at }) => before.current > at && left <= at);
    before.current = left;
    if (crossed) setSpoken(crossed.words);
  }, [left]);
  return spoken;
}

const minutes = (left: number) => `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
