import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { CATEGORIES } from '@ticketing-dev/common/contracts';
import type { ReactNode } from 'react';
import { CATEGORY_NAMES } from '../browse/words.ts';
import { Lock } from '../ui/icons.tsx';
import { ChoiceField } from './choice-field.tsx';
import type { SellChoices } from './sell-choices.ts';
import classes from './sell-form.module.css';
import type { SellValues } from './sell-values.ts';

interface Props {
  form: UseFormReturnType<SellValues>;
  choices: SellChoices;
  /** Why the price cannot be changed now, and until when. */
  priceLock?: ReactNode;
  /** Seats that are held or sold already. */
  taken?: number;
}

/** Everything a listing says, in the order in which somebody knows it. */
export function SellFields({ form, choices, priceLock, taken = 0 }: Props) {
  const field = (name: keyof SellValues) => ({ name, ...form.getInputProps(name) });
  const must = { required: true, withAsterisk: false };
  return (
    <>
      <fieldset className={`panel ${classes.group}`}>
        <legend>The event</legend>
        <TextInput
          label="Title"
          maxLength={200}
          autoComplete="off"
          {...must}
          key={form.key('title')}
          {...field('title')}
        />
        <ChoiceField
          label="Category"
          data={CATEGORIES.map((value) => ({ value, label: CATEGORY_NAMES[value] }))}
          key={form.key('category')}
          {...field('category')}
        />
        <Textarea
          label="Description (optional)"
          description="What buyers should know: seats, doors, what to bring."
          rows={5}
          maxLength={5_000}
          resize="vertical"
          key={form.key('description')}
          {...field('description')}
        />
      </fieldset>
      <fieldset className={`panel ${classes.group}`}>
        <legend>When</legend>
        <p className="soft">
          As the clock on the wall shows it, there. Leave the day empty if the tickets have no date.
        </p>
        <div className={classes.fields}>
          <TextInput label="Day" type="date" key={form.key('startsDay')} {...field('startsDay')} />
          <TextInput label="Starts at" type="time" key={form.key('startsTime')} {...field('startsTime')} />
          <ChoiceField
            label="Time zone of the place"
            data={[{ value: '', label: 'Choose…' }, ...choices.zones]}
            className={classes.wide ?? ''}
            key={form.key('timeZone')}
            {...field('timeZone')}
          />
          <TextInput
            label="Sales end on (optional)"
            description="Left empty, they end when the event starts."
            type="date"
            key={form.key('salesEndDay')}
            {...field('salesEndDay')}
          />
          <TextInput
            label="Sales end at"
            description="In the same time zone."
            type="time"
            key={form.key('salesEndTime')}
            {...field('salesEndTime')}
          />
        </div>
      </fieldset>
      <fieldset className={`panel ${classes.group}`}>
        <legend>Where</legend>
        <p className="soft">Leave all of it empty if there is no fixed place.</p>
        <div className={classes.fields}>
          <TextInput
            label="Venue"
            maxLength={200}
            autoComplete="off"
            className={classes.wide ?? ''}
            key={form.key('venueName')}
            {...field('venueName')}
          />
          <TextInput
            label="City"
            maxLength={100}
            autoComplete="off"
            key={form.key('venueCity')}
            {...field('venueCity')}
          />
          <ChoiceField
            label="Country"
            data={[{ value: '', label: 'Choose…' }, ...choices.countries]}
            key={form.key('venueCountry')}
            {...field('venueCountry')}
          />
        </div>
      </fieldset>
      <fieldset className={`panel ${classes.group}`}>
        <legend>Tickets and price</legend>
        <div className={classes.fields}>
          <TextInput
            label="Price of one ticket"
            description={priceLock ?? 'The whole price: nothing is added for the buyer.'}
            inputMode="decimal"
            autoComplete="off"
            {...(priceLock ? { readOnly: true, leftSection: <Lock /> } : {})}
            {...must}
            key={form.key('price')}
            {...field('price')}
          />
          <ChoiceField
            label="Currency"
            description={priceLock ? 'Locked together with the price.' : 'What you are paid in.'}
            disabled={priceLock !== undefined}
            data={[...choices.currencies]}
            key={form.key('currency')}
            {...field('currency')}
          />
          <TextInput
            label="Tickets in all"
            description={taken > 0 ? `At least ${taken}: that many are held or sold.` : 'How many you have to sell.'}
            inputMode="numeric"
            autoComplete="off"
            {...must}
            key={form.key('quantity')}
            {...field('quantity')}
          />
          <TextInput
            label="Most in one order"
            description="Between 1 and 100."
            inputMode="numeric"
            autoComplete="off"
            {...must}
            key={form.key('maxPerOrder')}
            {...field('maxPerOrder')}
          />
          <TextInput
            label="Most for one person (optional)"
            description="Over all their orders. Left empty, there is no limit."
            inputMode="numeric"
            autoComplete="off"
            key={form.key('maxPerBuyer')}
            {...field('maxPerBuyer')}
          />
        </div>
      </fieldset>
    </>
  );
}
