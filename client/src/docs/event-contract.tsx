import { type AnyEventDefinition, readersOf } from '@ticketing-dev/common/contracts';
import { z } from 'zod';
import classes from './event-contract.module.css';
import { fieldsOf } from './fields-of.ts';

/** One event: where it travels, from whom to whom, and what it carries. */
export function EventContract({ event }: { event: AnyEventDefinition }) {
  const { type, version, source, natsSubject, secret } = event;
  const readers = readersOf(event);
  return (
    <section className="panel stack tight" id={`${type}.v${version}`}>
      <h2>
        {type} <span className="soft">v{version}</span>
      </h2>
      <p>
        <code>{natsSubject}</code>
      </p>
      <p>
        Sent by <b>{source}</b>, {readers.length === 0 ? 'heard by nobody here' : `heard by ${readers.join(', ')}`}.
        {secret ? ' It holds a one-time secret and is never kept for replay.' : ''}
      </p>
      <div className={classes.fields}>
        <table>
          <thead>
            <tr>
              <th scope="col">Field of data</th>
              <th scope="col">Kind</th>
              <th scope="col">Meaning</th>
            </tr>
          </thead>
          <tbody>
            {fieldsOf(z.toJSONSchema(event.data)).map(({ name, kind, description }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{kind}</td>
                <td>{description}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
