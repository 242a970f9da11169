import Link from 'next/link';
import classes from './filter-links.module.css';

interface Props {
  label: string;
  path: string;
  name: string;
  options: readonly { readonly value: string | undefined; readonly label: string }[];
  chosen: string | undefined;
}

/** A choice that lives in the address. */
export function FilterLinks({ label, path, name, options, chosen }: Props) {
  return (
    <nav aria-label={label}>
      <ul className={classes.links}>
        {options.map((option) => (
          <li key={option.label}>
            <Link
              href={option.value ? `${path}?${name}=${option.value}` : path}
              prefetch={false}
              aria-current={option.value === chosen ? 'true' : undefined}
              className={classes.link}
            >
              {option.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
