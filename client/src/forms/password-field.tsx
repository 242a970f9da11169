import { PasswordInput, type PasswordInputProps } from '@mantine/core';

type Props = PasswordInputProps & {
  autoComplete: 'current-password' | 'new-password';
  /** What the eye shows, for ears. */
  show?: string;
};

/** Mantine's leaves out `aria-invalid`: without it nobody hears that the field is wrong, and the focus does not find it. */
export function PasswordField({ show = 'Show password', ...props }: Props) {
  return (
    <PasswordInput
      required
      withAsterisk={false}
      visibilityToggleButtonProps={{ 'aria-label': show }}
      aria-invalid={props.error ? true : undefined}
      {...props}
    />
  );
}
