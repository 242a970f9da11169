export interface Field {
  /** Dotted, `[]` for entries of a list. */
  readonly name: string;
  readonly kind: string;
  readonly description: string;
}
type Schema = Readonly<Record<string, unknown>>;

/** The fields of a JSON Schema, those within them after them. */
export function fieldsOf(schema: unknown, prefix = ''): Field[] {
  const { properties, items, anyOf } = asSchema(schema);
  if (Array.isArray(anyOf)) return anyOf.flatMap((one) => fieldsOf(one, prefix));
  if (items !== undefined) return fieldsOf(items, `${prefix}[]`);
  return Object.entries(asSchema(properties)).flatMap(([key, value]) => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    const { description } = asSchema(value);
    const field = { name, kind: kindOf(value), description: typeof description === 'string' ? description : '' };
    return [field, ...fieldsOf(value, name)];
  });
}

function kindOf(schema: unknown): string {
  const { type, format, enum: values, anyOf, const: only } = asSchema(schema);
  if (Array.isArray(anyOf)) return [...new Set(anyOf.map(kindOf))].join(' or ');
  if (only !== undefined) return String(only);
  if (Array.isArray(values)) return values.join(' | ');
  const named = Array.isArray(type) ? type.join(' or ') : String(type ?? 'anything');
  return typeof format === 'string' ? `${named} (${format})` : named;
}

function asSchema(value: unknown): Schema {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
