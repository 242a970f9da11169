import { CATEGORIES, TICKET_SORTS } from '@ticketing-dev/common/contracts';
import Link from 'next/link';
import { count } from '../format/locale.ts';
import { Magnifier, Sliders } from '../ui/icons.tsx';
import classes from './search-form.module.css';
import { SearchFormShell } from './search-form-shell.tsx';
import { filterCount, type Search } from './search-params.ts';
import { CATEGORY_NAMES, SORT_NAMES } from './words.ts';

/** A plain GET form. With JavaScript the results change without a new page, and a choice needs no button. */
export function SearchForm({ search }: { search: Search }) {
  const filters = filterCount(search);
  return (
    <SearchFormShell values={search} className={classes.form ?? ''}>
      <div className={classes.main}>
        <div className={classes.query}>
          <label htmlFor="q" className="for-ears">
            Search events
          </label>
          <Magnifier />
          <input
            id="q"
            name="q"
            type="search"
            maxLength={200}
            defaultValue={search.q}
            placeholder="Artist, team or place"
          />
        </div>
        <button type="submit" className={classes.submit}>
          Search
        </button>
      </div>
      <fieldset className={classes.categories}>
        <legend className="for-ears">Category</legend>
        <Chip name="category" value="" label="All" checked={search.category === undefined} />
        {CATEGORIES.map((category) => (
          <Chip
            key={category}
            name="category"
            value={category}
            label={CATEGORY_NAMES[category]}
            checked={search.category === category}
          />
        ))}
      </fieldset>
      <details className={classes.more} open={filters > (search.category ? 1 : 0)}>
        <summary>
          <Sliders /> Filter and sort
          {filters > 0 && <span className="soft small">({count(filters, 'filter')} set)</span>}
        </summary>
        <div className={classes.fields}>
          <Field label="City" name="city">
            <input id="city" name="city" maxLength={100} defaultValue={search.city} autoComplete="off" />
          </Field>
          <Field label="From date" name="from">
            <input id="from" name="from" type="date" defaultValue={search.from} />
          </Field>
          <Field label="To date" name="to">
            <input id="to" name="to" type="date" defaultValue={search.to} />
          </Field>
          <Field label="Lowest price" name="min">
            <input
              id="min"
              name="min"
              inputMode="decimal"
              pattern="[0-9]{1,6}([.,][0-9]{1,2})?"
              defaultValue={search.min}
            />
          </Field>
          <Field label="Highest price" name="max">
            <input
              id="max"
              name="max"
              inputMode="decimal"
              pattern="[0-9]{1,6}([.,][0-9]{1,2})?"
              defaultValue={search.max}
            />
          </Field>
          <Field label="Sort by" name="sort">
            <select id="sort" name="sort" defaultValue={search.sort} data-at-once>
              {TICKET_SORTS.map((sort) => (
                <option key={sort} value={sort}>
                  {SORT_NAMES[sort]}
                </option>
              ))}
            </select>
          </Field>
          <label className={classes.check}>
            <input
              type="checkbox"
              name="available"
              value="true"
              defaultChecked={search.available === 'true'}
              data-at-once
            />
            Only with tickets left
          </label>
          <div className={classes.apply}>
            <button type="submit" className={classes.plain}>
              Apply
            </button>
            {filters > 0 && <Link href="/">Clear filters</Link>}
          </div>
        </div>
      </details>
    </SearchFormShell>
  );
}

function Chip({ name, value, label, checked }: { name: string; value: string; label: string; checked: boolean }) {
  return (
    <label className={classes.chip}>
      <input type="radio" name={name} value={value} defaultChecked={checked} data-at-once />
      {label}
    </label>
  );
}

function Field({ label, name, children }: { label: string; name: string; children: React.ReactNode }) {
  return (
    <div className={classes.field}>
      <label htmlFor={name}>{label}</label>
      {children}
    </div>
  );
}
