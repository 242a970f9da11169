'use client';

import { useEffect, useRef, useState } from 'react';
import { Minus, Plus } from '../ui/icons.tsx';
import classes from './buy-panel.module.css';

interface Props {
  most: number;
  value: number;
  limit: string;
  onChange: (value: number) => void;
}

/** What somebody typed, as a number of tickets that may be had. */
export const allowedQuantity = (typed: number, most: number) => Math.min(most, Math.max(1, Math.trunc(typed) || 1));

/** By buttons, arrow keys or typing; never outside 1 to `most`. */
export function QuantityField({ most, value, limit, onChange }: Props) {
  // While somebody types, the field may be empty or too large for a moment.
  const [draft, setDraft] = useState<string>();
  const choose = (wanted: number) => {
    setDraft(undefined);
    onChange(allowedQuantity(wanted, most));
  };
  const field = useRef<HTMLInputElement>(null);
  const takeTyped = useRef(() => choose(Number(field.current?.value)));
  // What was typed before the page's scripts had come.
  useEffect(() => takeTyped.current(), []);
  return (
    <div className={classes.quantity}>
      <div>
        <label htmlFor="quantity" className="strong">
          Tickets
        </label>
        <p id="quantity-limit" className="soft small">
          {limit}
        </p>
      </div>
      <div className={classes.stepper}>
        <button type="button" aria-label="One ticket fewer" disabled={value <= 1} onClick={() => choose(value - 1)}>
          <Minus />
        </button>
        <input
          ref={field}
          id="quantity"
          name="quantity"
          type="number"
          inputMode="numeric"
          min={1}
          max={most}
          step={1}
          value={draft ?? value}
          aria-describedby="quantity-limit"
          onChange={({ target }) => {
            setDraft(target.value);
            const typed = Number(target.value);
            if (Number.isInteger(typed) && typed >= 1 && typed <= most) onChange(typed);
          }}
          onBlur={() => choose(Number(draft ?? value))}
          onKeyDown={({ key }) => {
            if (key === 'Enter') choose(Number(draft ?? value));
          }}
        />
        <button type="button" aria-label="One ticket more" disabled={value >= most} onClick={() => choose(value + 1)}>
          <Plus />
        </button>
      </div>
    </div>
  );
}
