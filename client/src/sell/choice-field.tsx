import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { ChevronDown } from '../ui/icons.tsx';

/** The device's own list to choose from: the best there is with a thumb, and by typing the first letters. */
export function ChoiceField(props: NativeSelectProps) {
  return <NativeSelect rightSection={<ChevronDown />} rightSectionPointerEvents="none" {...props} />;
}
