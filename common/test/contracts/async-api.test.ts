import specification from '@asyncapi/specs/schemas/3.0.0-without-$id.json' with { type: 'json' };
import { expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { asyncApi, EVENTS } from '../../src/contracts/index.ts';
import { SAMPLES } from '../../src/contracts/samples/index.ts';

const document = asyncApi();
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, 'document');

test('the document is AsyncAPI 3.0', () => {
  const fits = ajv.compile(specification);
  fits(document);
  expect(fits.errors).toBeNull();
});

// Red when a contract or the envelope says something else in the document than its events are.
test.each(EVENTS.map(({ type, version }) => [type, version] as const))(
  '%s as it was once sent is what v%i says',
  (type, version) => {
    const fits = ajv.compile({
      $ref: `document#/components/messages/${type.replace(':', '.')}.v${version}/payload`,
    });
    fits(SAMPLES[`${type}.v${version}`]);
    expect(fits.errors).toBeNull();
  },
);

test('who may not hear an event does not stand there as hearing it', () => {
  const hearing = Object.keys(document.operations).filter((name) => name.endsWith('.receive.admission.issued.v1'));
  expect(hearing).toEqual(['support.receive.admission.issued.v1']);
});
