/** The site speaks English; one locale for server and browser, so that both write the same. */
export const LOCALE = 'en-US';

export const number = (value: number) => new Intl.NumberFormat(LOCALE).format(value);

/** "1 ticket", "2 tickets". */
export const count = (value: number, one: string, many = `${one}s`) => `${number(value)} ${value === 1 ? one : many}`;
