import { EVENTS } from '@ticketing-dev/common/contracts';
import type { Metadata } from 'next';
import { DocsNav } from '../../../../../docs/docs-nav.tsx';
import { EventContract } from '../../../../../docs/event-contract.tsx';

export const metadata: Metadata = { title: 'Events of our services', robots: { index: false } };

export default function EventsPage() {
  return (
    <div className="page stack">
      <div className="stack tight">
        <h1>Events of our services</h1>
        <p className="soft">
          CloudEvents 1.0 in JSON over NATS JetStream, at least once, in any order: the newest version wins. The same as
          a document: <a href="/api/docs/events/asyncapi.json">AsyncAPI 3.0</a>.
        </p>
      </div>
      <DocsNav chosen="events" />
      {EVENTS.map((event) => (
        <EventContract key={`${event.type}.v${event.version}`} event={event} />
      ))}
    </div>
  );
}
