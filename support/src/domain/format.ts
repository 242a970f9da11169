/** "$25.50": an amount in the currency's minor unit, as a person reads it. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** "Sat, 5 Dec 2026, 20:00 CET": an instant in the event's own zone, which it names. */
export function eventTime(instant: string, timeZone: string | null): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: timeZone ?? 'UTC',
  }).format(new Date(instant));
}

export function seats(quantity: number): string {
  return quantity === 1 ? '1 ticket' : `${quantity} tickets`;
}
