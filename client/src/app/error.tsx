'use client';

import { ErrorPage } from '../ui/error-page.tsx';

export default function PageError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorPage {...props} />;
}
