/** Markup that may go to a browser as it is. */
export interface Html {
  readonly markup: string;
}
type Part = Html | string | number | readonly Html[];

/** A template whose inserted text is escaped; only results of `html` itself are taken as markup. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: texts.map((text, index) => text + (index < parts.length ? markup(parts[index] ?? '') : '')).join(''),
  };
}

function markup(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(markup).join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border: 1px solid #8886; padding: 1rem; }
  iframe { width: 100%; height: 36rem; border: 1px solid #8886; background: #fff; }
  a { color: LinkText; } code { font-size: .9em; }`;

/** A whole page, readable without any other file. */
export function page(title: string, body: Html): string {
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`;
  return `<!doctype html><html lang="en"><head>${head.markup}<style>${STYLE}</style></head><body><main>${body.markup}</main></body></html>`;
}
