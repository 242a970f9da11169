import { Button, TextInput } from '@mantine/core';
import { Notice } from '../ui/notice.tsx';
import classes from './admin.module.css';

interface Props {
  action: string;
  name: string;
  label: string;
  hint: string;
  value?: string | undefined;
  /** What to say of what was looked for and is not there. */
  missing?: string | undefined;
}

/** One field that leads to a page: a plain GET form. */
export function LookUp({ action, name, label, hint, value, missing }: Props) {
  return (
    <form action={action} method="get" className="stack">
      {missing && (
        <Notice kind="careful" title="Not found" role="status">
          <p>{missing}</p>
        </Notice>
      )}
      <div className={classes.lookUp}>
        <TextInput
          name={name}
          label={label}
          description={hint}
          defaultValue={value ?? ''}
          autoComplete="off"
          spellCheck={false}
          required
          withAsterisk={false}
          maxLength={300}
        />
        <Button type="submit" variant="default">
          Open
        </Button>
      </div>
    </form>
  );
}
