import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';

/** By its heading, what a column says of a row. */
export type CsvColumns<Row> = Readonly<Record<string, (row: Row) => string | number>>;

/**
 * Answers rows as a CSV file for a spreadsheet (RFC 4180, UTF-8 with the mark by which they know it), each as it comes: however
 * many there are, a few are in memory. Text that a spreadsheet would take for a formula begins with an apostrophe there.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
export async function answerCsv<Row>(
  res: Response,
  { filename, columns, rows }: { filename: string; columns: CsvColumns<Row>; rows: AsyncIterable<Row> },
): Promise<void> {
  const reads = Object.values(columns);
  async function* records() {
    for await (const row of rows) yield reads.map((read) => read(row));
  }
  const csv = stringify({
    header: true,
    columns: Object.keys(columns),
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  res.type('text/csv').attachment(filename);
  try {
    await pipeline(records(), csv, res);
  } catch (error) {
    // Whoever leaves before the end is told nothing more.
    if (!hasLeft(error)) throw error;
  }
}

function hasLeft(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
