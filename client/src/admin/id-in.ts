import { Id } from '@ticketing-dev/common/contracts';

/** The id in what somebody pasted: the number itself, or an address that has it. */
export function idIn(text: string | string[] | undefined): string | undefined {
  if (typeof text !== 'string') return undefined;
  const found = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0]?.toLowerCase();
  return Id.safeParse(found).success ? found : undefined;
}
