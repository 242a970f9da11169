import { html, page } from '../html/html.ts';
import type { Route } from './routes.ts';

/** What there is to see while no client serves `/`. */
export function landingPage(routes: readonly Route[], inboxUrl: string | undefined): string {
  const apis = routes.filter(({ path }) => path !== '/' && !path.startsWith('/api/ops'));
  return page(
    'ticketing.dev',
    html`<h1>ticketing.dev</h1>
      <p>A ticketing marketplace: six services behind one gateway.</p>
      <h2>API</h2>
      <ul>${apis.map(({ path, service }) => html`<li><a href="${path}"><code>${path}</code></a> — ${service}</li>`)}</ul>
      ${inboxUrl ? html`<h2>Inbox</h2><p><a href="${inboxUrl}">E-mail and text messages</a> the services sent.</p>` : ''}
      <h2>Documentation</h2>
      <p><code>README.md</code> and the folder <code>docs/</code> of the repository.</p>`,
  );
}
