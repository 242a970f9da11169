'use client';

/** When not even the frame of the site could be made. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong – ticketing.dev</title>
        <main>
          <h1>Something went wrong</h1>
          <p>That was our fault, not yours. Please try again in a moment.</p>
          <p>
            <a href="/">Try again</a>
          </p>
          {error.digest && <p>If you ask support about it, tell them this request: {error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
