import { render } from '@react-email/render';
import type { Letter } from '../../domain/letter.ts';
import { lengthOf, limitOf } from '../../domain/text-line.ts';
import type { RenderedMail } from '../render.ts';
import { FONT } from './look.ts';

interface Shown {
  readonly name: string;
  readonly letter: Letter;
  readonly mail: RenderedMail;
}

/** All messages below each other: as a mail on a desk and on a phone, as text, and as a text message. */
export function previewPage(shown: readonly Shown[]): Promise<string> {
  return render(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Messages</title>
        <style>{`
          :root { color-scheme: light dark; font-family: ${FONT}; }
          body { margin: 24px; }
          .sizes { display: flex; flex-wrap: wrap; gap: 24px; align-items: start; }
          iframe { border: 1px solid #888; height: 720px; max-width: 100%; }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 600px; }
        `}</style>
      </head>
      <body>
        <h1>Messages</h1>
        <ul>
          {shown.map(({ name }) => (
            <li key={name}>
              <a href={`#${name}`}>{name}</a>
            </li>
          ))}
        </ul>
        {shown.map((message) => (
          <Message key={message.name} {...message} />
        ))}
      </body>
    </html>,
  );
}

function Message({ name, letter, mail }: Shown) {
  const html = withPictures(mail);
  return (
    <section id={name}>
      <h2>{letter.subject}</h2>
      <p>{`${name}. In lists of mails: ${letter.preview}`}</p>
      <p>{letter.sms ? `SMS (${lengthOf(letter.sms)} of ${limitOf(letter.sms)}): ${letter.sms}` : 'No SMS.'}</p>
      <ul>
        {mail.attachments.map(({ filename }) => (
          <li key={filename}>
            <a href={`previews/${name}/${filename}`}>{filename}</a>
          </li>
        ))}
      </ul>
      <div className="sizes">
        {[600, 360].map((width) => (
          <iframe key={width} title={`${name}, ${width} pixels wide`} sandbox="" srcDoc={html} width={width} />
        ))}
        <pre>{mail.text}</pre>
      </div>
    </section>
  );
}

function withPictures({ html, attachments }: RenderedMail): string {
  return attachments.reduce(
    (page, { cid, contentType, content }) =>
      cid === undefined ? page : page.replace(`cid:${cid}`, `data:${contentType};base64,${content.toString('base64')}`),
    html,
  );
}
