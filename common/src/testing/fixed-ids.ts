/** Ids that count: `00000000-0000-7000-8000-000000000001` and on, valid UUIDs of version 7. */
export function fixedIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
}
