'use client';

import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './site-footer.module.css';

const CHOICES: readonly { value: MantineColorScheme; label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
];

export function ColorSchemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // What this device chose is known only here: before, nothing is chosen, so that server and browser agree.
  const [known, setKnown] = useState(false);
  useEffect(() => setKnown(true), []);
  return (
    <fieldset className={classes.scheme}>
      <legend className="for-ears">Colours</legend>
      {CHOICES.map(({ value, label }) => (
        <label key={value} className={classes.choice}>
          <input
            type="radio"
            name="color-scheme"
            checked={known && colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
