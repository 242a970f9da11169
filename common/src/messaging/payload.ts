/** A message's bytes as JSON, or the text itself where it is no JSON. */
export function parsePayload(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
