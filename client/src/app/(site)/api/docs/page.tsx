import { SERVICES } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import { ApiReference } from '../../../../docs/api-reference.tsx';
import { DocsNav } from '../../../../docs/docs-nav.tsx';

export const metadata: Metadata = { title: 'Routes of our services', robots: { index: false } };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function DocsPage({ searchParams }: Props) {
  const { service } = await searchParams;
  const chosen = SERVICES.find((name) => name === service) ?? 'tickets';
  return (
    <div className="page stack">
      <div className="stack tight">
        <h1>Routes of our services</h1>
        <p className="soft">
          Each service tells what it answers, as <a href={`/api/docs/${chosen}`}>OpenAPI 3.1</a>.
        </p>
      </div>
      <DocsNav chosen={chosen} />
      <ApiReference key={chosen} url={`/api/docs/${chosen}`} />
    </div>
  );
}
