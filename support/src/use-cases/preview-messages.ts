import { AppError } from '@ticketing-dev/common/errors';
import type { Deps } from '../deps.ts';
import { compose } from '../domain/compose.ts';
import { PREVIEW_NOW, PREVIEWS, type Preview } from '../domain/previews.ts';
import { previewPage } from '../gateways/mail/preview-page.tsx';
import { type Attachment, renderMail } from '../gateways/render.ts';

/** Every message with sample data on one page, as HTML. */
export async function previewMessages(deps: Deps): Promise<string> {
  return previewPage(await Promise.all(PREVIEWS.map((preview) => render(deps, preview))));
}

export async function previewAttachment(
  deps: Deps,
  { name, filename }: { name: string; filename: string },
): Promise<Attachment> {
  const preview = PREVIEWS.find((one) => one.name === name);
  const mail = preview && (await render(deps, preview)).mail;
  const attachment = mail?.attachments.find((one) => one.filename === filename);
  if (!attachment) throw new AppError('not-found', 'preview-not-found', 'There is no such preview.');
  return attachment;
}

async function render({ config }: Deps, { name, kind, content }: Preview) {
  const letter = compose(kind, content, { publicUrl: config.PUBLIC_URL, now: PREVIEW_NOW });
  return { name, letter, mail: await renderMail(letter) };
}
