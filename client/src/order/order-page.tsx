import type { Order } from '@ticketing-dev/common/contracts';
import { Checkout } from '../checkout/checkout.tsx';
import { CheckoutFrame } from '../checkout/checkout-frame.tsx';
import { config } from '../config.ts';
import { CompletedOrder } from '../e-tickets/completed-order.tsx';
import { SiteFrame } from '../ui/site-frame.tsx';
import { EndedOrder } from './ended-order.tsx';
import { admissionsOf, newestPayment } from './find-order.ts';
import { FocusOnChange } from './focus-on-change.tsx';
import { ForgetBankParameters } from './forget-bank-parameters.tsx';

interface Props {
  order: Order;
  /** What the bank said when it sent the buyer back, if that is where they come from. */
  backFromBank: string | null;
}

/** One address for an order from the reservation to the tickets, whatever has become of it meanwhile. */
export async function OrderPage({ order, backFromBank }: Props) {
  return (
    <>
      <FocusOnChange of={order.status} />
      {backFromBank !== null && (
        <ForgetBankParameters settled={order.status !== 'created' && order.status !== 'paying'} />
      )}
      {await view(order, backFromBank)}
    </>
  );
}

async function view(order: Order, backFromBank: string | null) {
  switch (order.status) {
    case 'created':
    case 'paying': {
      const payment = await newestPayment(order.id);
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
          <CompletedOrder order={order} admissions={await admissionsOf(order.id)} />
        </SiteFrame>
      );
    case 'cancelled':
    case 'refunding':
    case 'refunded':
      return (
        <SiteFrame>
          <EndedOrder order={order} payment={await newestPayment(order.id)} />
        </SiteFrame>
      );
  }
}
