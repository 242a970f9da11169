import { headers } from 'next/headers';

/** Data for search engines. `<` is escaped: a title can never end the script. */
export async function JsonLd({ data }: { data: object }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the only way to write a script's text, escaped right here
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
      suppressHydrationWarning
    />
  );
}
