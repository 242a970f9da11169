import type { MadePayment } from './payment-call.ts';

/** What both card forms are given: Stripe's and the double's. */
export interface CardFormProps {
  readonly orderId: string;
  /** On the button: what will be paid. */
  readonly label: string;
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
  /** Accepted, or the bank wants to see the buyer first. */
  readonly onPaid: (payment: Pick<MadePayment, 'status' | 'redirectUrl'>) => void;
  readonly onRefused: (error: unknown) => void;
}
