import { type Order, PAYMENT_REASONS, type Payment } from '@ticketing-dev/common/contracts';
import { money } from '../format/money.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Notice } from '../ui/notice.tsx';
import { OrderFacts } from './order-facts.tsx';

interface Said {
  readonly title: string;
  readonly text: string;
  readonly kind: 'info' | 'careful' | 'good';
}

/** Why there are no tickets, what became of the money, and the way back. */
export function EndedOrder({ order, payment }: { order: Order; payment: Payment | null }) {
  const said = words(order);
  const moneyWords = aboutMoney(order, payment);
  const again = order.status === 'cancelled';
  return (
    <div className="page middle stack wide">
      <div className="stack tight">
        <h1>{said.title}</h1>
        <p className="soft">{order.ticket.title}</p>
      </div>
      <Notice kind={said.kind} title={said.text}>
        <p>{moneyWords}</p>
      </Notice>
      <OrderFacts order={order} />
      <p className="row">
        {again && (
          <ButtonLink href={`/tickets/${order.ticket.id}`} first>
            {order.cancelReason === 'by-buyer' ? 'Back to the event' : 'Try again'}
          </ButtonLink>
        )}
        <ButtonLink href="/">Browse events</ButtonLink>
      </p>
    </div>
  );
}

function words(order: Order): Said {
  if (order.status === 'refunded')
    return { kind: 'good', title: 'Refunded', text: 'This order was refunded. Its tickets are no longer valid.' };
  if (order.status === 'refunding')
    return {
      kind: 'info',
      title: 'Refund on its way',
      text: 'We are giving the money back. Its tickets are no longer valid.',
    };
  switch (order.cancelReason) {
    case 'by-buyer':
      return { kind: 'info', title: 'You gave these seats up', text: 'The seats went back on sale at once.' };
    case 'payment-failed':
      return { kind: 'careful', title: 'The payment did not go through', text: 'The seats went back on sale.' };
    default:
      return { kind: 'careful', title: 'Time ran out', text: 'The seats were released: they are on sale again.' };
  }
}

function aboutMoney(order: Order, payment: Payment | null): string {
  if (order.amountRefunded > 0)
    return `${money(order.amountRefunded, order.currency)} go back to your card. Banks take up to ten days to show it.`;
  if (!payment || payment.amountCaptured === 0) {
    const why = payment?.reason ? `${PAYMENT_REASONS[payment.reason] ?? ''} ` : '';
    return order.status === 'cancelled'
      ? `${why}Nothing was charged.`
      : 'The amount goes back to the card you paid with.';
  }
  const back = payment.amountRefunded > 0 ? payment.amountRefunded : payment.amountCaptured;
  const why = payment.reason ? `${PAYMENT_REASONS[payment.reason] ?? ''} ` : '';
  return `${why}${money(back, payment.currency)} go back to your card. Banks take up to ten days to show it.`;
}
