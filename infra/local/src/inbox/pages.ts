import { type Html, html, page } from '../html/html.ts';
import type { Message } from './message.ts';

/** The list of messages, newest first. */
export function listPage(messages: readonly Message[], to: string | undefined): string {
  const rows = messages.map(
    (message) => html`<tr>
      <td><time datetime="${message.receivedAt}">${message.receivedAt.slice(0, 19).replace('T', ' ')}</time></td>
      <td>${message.channel === 'email' ? 'E-mail' : 'SMS'}</td>
      <td>${message.to}</td>
      <td><a href="/messages/${message.id}">${message.subject || message.text.slice(0, 80) || '(empty)'}</a></td>
      <td>${message.attachments.length || ''}</td>
    </tr>`,
  );
  return page(
    'Inbox',
    html`<h1>Inbox</h1>
      <p>E-mail and text messages the services sent. Nothing here left this machine.</p>
      <form><label>To <input name="to" value="${to ?? ''}"></label> <button>Show</button> <a href="/">all</a></form>
      ${messages.length === 0 ? html`<p>No messages${to ? html` to ${to}` : ''} yet.</p>` : table(rows)}`,
  );
}

const table = (rows: readonly Html[]) => html`<table>
  <thead><tr><th>Received (UTC)</th><th>By</th><th>To</th><th>Subject</th><th>Files</th></tr></thead>
  <tbody>${rows}</tbody>
</table>`;

export function messagePage(message: Message): string {
  const files = message.attachments.map(
    ({ filename, size }, index) =>
      html`<li><a href="/messages/${message.id}/attachments/${String(index)}">${filename}</a> (${String(size)} bytes)</li>`,
  );
  // Links open outside the frame; scripts, forms and our origin stay out of the letter's reach.
  const letter = html`<iframe title="Message" src="/messages/${message.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  return page(
    message.subject || 'Message',
    html`<p><a href="/">Inbox</a></p>
      <h1>${message.subject || 'Text message'}</h1>
      <dl>
        <dt>From</dt><dd>${message.from}</dd>
        <dt>To</dt><dd>${message.to}</dd>
        <dt>Received</dt><dd><time datetime="${message.receivedAt}">${message.receivedAt}</time></dd>
      </dl>
      ${files.length > 0 ? html`<h2>Files</h2><ul>${files}</ul>` : ''}
      ${message.html ? letter : html`<pre>${withLinks(message.text)}</pre>`}
      ${message.html && message.text ? html`<h2>Plain text</h2><pre>${withLinks(message.text)}</pre>` : ''}`,
  );
}

function withLinks(text: string): readonly Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part) =>
      /^https?:\/\//.test(part) ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : html`${part}`,
    );
}

/** A letter's own HTML, its inline pictures answered from its attachments. */
export function letterHtml(message: Message): string {
  const pictures = new Map(
    message.attachments.flatMap((file) => (file.contentId ? [[file.contentId, file] as const] : [])),
  );
  const body = message.html.replace(/cid:([^"'\s)>]+)/g, (whole, id) => {
    const file = pictures.get(decodeURIComponent(id));
    return file ? `data:${file.contentType};base64,${file.base64}` : whole;
  });
  return `<base target="_blank">${body}`;
}
