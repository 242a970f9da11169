import { Notice } from './notice.tsx';

/** Where a page can be read without JavaScript, but not used. */
export function NeedsScript({ what }: { what: string }) {
  return (
    <noscript>
      <Notice kind="careful" title={`${what} needs JavaScript`}>
        <p>Please switch it on in your browser’s settings, then reload this page.</p>
      </Notice>
    </noscript>
  );
}
