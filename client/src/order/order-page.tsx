import type { Order } from '@ticketing-dev/common/contracts';
import { Checkout } from '../checkout/checkout.tsx';
import { CheckoutFrame } from '../checkout/checkout-frame.tsx';
import { config } from '../config.ts';
import { CompletedOrder } from '../e-tickets/completed-order.tsx';
import type { Visitor } from '../session/current-user.ts';
import { SiteFrame } from '../ui/site-frame.tsx';
import { EndedOrder } from './ended-order.tsx';
import { admissionsOf, newestPayment } from './find-order.ts';
import { FocusOnChange } from './focus-on-change.tsx';
import { ForgetBankParameters } from './forget-bank-parameters.tsx';

interface Props {
  order: Order;
  user: Visitor;
  /** What the bank said when it sent the buyer back, if that is where they come from. */
  backFromBank: string | null;
}

/** One address for an order from the reservation to the tickets, whatever has become of it meanwhile. */
export async function OrderPage({ order, user, backFromBank }: Props) {
  return (
    <>
      <FocusOnChange of={order.status} />
      {backFromBank !== null && <ForgetBankParameters />}
      {await view(order, user, backFromBank)}
    </>
  );
}

async function view(order: Order, user: Visitor, backFromBank: string | null) {
  const isBuyer = order.buyerId === user.id;
  switch (order.status) {
    case 'created':
    case 'paying': {
      const payment = isBuyer ? await newestPayment(order.id) : null;
      return (
        <CheckoutFrame step="pay">
          <Checkout
            order={order}
            payment={payment && { status: payment.status, redirectUrl: payment.redirectUrl }}
            backFromBank={backFromBank}
            publishableKey={config().STRIPE_PUBLISHABLE_KEY}
          />
        </CheckoutFrame>
      );
    }
    case 'completed':
      return (
        <SiteFrame>
          <CompletedOrder order={order} admissions={isBuyer ? await admissionsOf(order.id) : []} />
        </SiteFrame>
      );
    case 'cancelled':
    case 'refunding':
    case 'refunded':
      return (
        <SiteFrame>
          <EndedOrder order={order} payment={isBuyer ? await newestPayment(order.id) : null} />
        </SiteFrame>
      );
  }
}
