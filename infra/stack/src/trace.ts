import { eventually } from '@ticketing-dev/common/testing';
import { confirmAddress } from './confirm-address.ts';
import { drawTrace } from './draw-trace.ts';
import { Person } from './person.ts';
import { list, paid, reserved, settled } from './purchase.ts';
import { spanReceiver } from './span-receiver.ts';
import { temporaryStack } from './temporary-stack.ts';

/** `npm run trace`: starts the product beside a collector, buys a ticket, and draws the trace of that purchase. */
const collector = await spanReceiver();
const stack = await temporaryStack({ env: collector.env });
try {
  const seller = await new Person(stack.url).signUp();
  const buyer = await new Person(stack.url).signUp();
  await confirmAddress(stack.inboxUrl, buyer);
  const order = await reserved(buyer, (await list(seller)).id);
  await paid(buyer, order.id);
  await settled(buyer, order.id, ['completed']);
  const traceId = await eventually(
    () => {
      const mail = collector.spans.find(({ name }) => name === 'message order-completed by email');
      if (mail === undefined) throw new Error('the e-tickets were not sent yet');
      return mail.traceId;
    },
    { withinMs: 20_000 },
  );
  await stack.stop(); // what is left is exported
  process.stdout.write(`${drawTrace(collector.ofTrace(traceId))}\n`);
} finally {
  await stack.stop();
  await collector.close();
}
