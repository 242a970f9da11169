'use client';

import type { Order } from '@ticketing-dev/common/contracts';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { money } from '../format/money.ts';
import { isRealStripe } from '../is-real-stripe.ts';
import { Notice } from '../ui/notice.tsx';
import { firstPhase, firstRefusal, useBankAnswer } from './bank-answer.ts';
import classes from './checkout.module.css';
import { Confirming } from './confirming.tsx';
import { Countdown } from './countdown.tsx';
import { ExpiredDialog } from './expired-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import type { CardFormProps } from './pay.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { Summary } from './summary.tsx';
import { TestCardForm } from './test-card-form.tsx';
import { useCountdown } from './use-countdown.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useWatchedOrder } from './use-watched-order.ts';

// Stripe's part comes only where Stripe is used.
const StripeCardForm = dynamic(() => import('./stripe-card-form.tsx').then((module) => module.StripeCardForm));

interface Props {
  order: Order;
  payment: { status: string; redirectUrl: string | null } | null;
  backFromBank: string | null;
  publishableKey: string;
}

/** From held seats to a confirmed payment. */
export function Checkout({ order: rendered, payment, backFromBank, publishableKey }: Props) {
  const router = useRouter();
  const [phase, setPhase] = useState<'form' | 'sending' | 'confirming'>(() =>
    firstPhase(rendered, payment, backFromBank),
  );
  const [refusal, setRefusal] = useState<unknown>(() =>
    firstRefusal(firstPhase(rendered, payment, backFromBank), backFromBank),
  );
  const [givingUp, setGivingUp] = useState(false);
  const [timeUp, setTimeUp] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  const { seen, look } = useWatchedOrder(rendered, phase === 'confirming' || timeUp);
  const left = useCountdown(seen);
  const open = seen.order.status === 'created';
  const expired = seen.order.status === 'cancelled' && seen.order.cancelReason === 'expired';
  const guard = useLeaveGuard(open && phase !== 'confirming' && left > 0);

  useEffect(() => setTimeUp(left === 0), [left]);
  useEffect(reloadWhenRevived, []);
  useEffect(() => {
    if (refusal !== undefined) notice.current?.focus();
  }, [refusal]);
  useBankAnswer(
    phase === 'confirming' && open && backFromBank !== null && backFromBank !== 'succeeded',
    rendered.id,
    (refused) => {
      setPhase('form');
      setRefusal(refused);
    },
  );

  const form: CardFormProps = {
    orderId: rendered.id,
    label: `Pay ${money(rendered.amount, rendered.currency)}`,
    busy: phase === 'sending',
    onBusy: (busy) => {
      if (busy) setRefusal(undefined);
      setPhase(busy ? 'sending' : 'form');
    },
    onPaid: ({ redirectUrl }) => {
      guard.disarm();
      setPhase('confirming');
      if (redirectUrl) window.location.assign(redirectUrl);
      else look().catch(() => undefined);
    },
    onRefused: (error) => {
      setRefusal(error);
      look().catch(() => undefined);
    },
  };

  return (
    <div className={`page ${classes.layout}`}>
      <div className={classes.top}>
        <h1>{phase === 'confirming' ? 'Confirming your payment' : 'Pay for your tickets'}</h1>
      </div>
      <div className={classes.clock}>
        {open && phase !== 'confirming' && <Countdown left={left} />}
        <p className={classes.short}>
          <span>{rendered.ticket.title}</span>
          <strong className="numbers">{money(rendered.amount, rendered.currency)}</strong>
        </p>
      </div>
      <div className={classes.main}>
        {phase === 'confirming' ? (
          <Confirming onBack={open ? () => setPhase('form') : undefined} />
        ) : (
          <div className="panel stack">
            {refusal !== undefined && <RefusedNotice error={refusal} stillHeld={open && left > 0} ref={notice} />}
            {payment?.status === 'requires-action' && payment.redirectUrl && refusal === undefined && (
              <Notice kind="info" title="Your bank still waits for your answer">
                <a href={payment.redirectUrl} onClick={guard.disarm}>
                  Go on at your bank
                </a>
                , or pay with another card here.
              </Notice>
            )}
            {isRealStripe(publishableKey) ? (
              <StripeCardForm {...form} publishableKey={publishableKey} />
            ) : (
              <TestCardForm {...form} />
            )}
          </div>
        )}
      </div>
      <aside className={classes.side}>
        <Summary order={rendered}>
          {open && phase === 'form' && (
            <button type="button" className={classes.giveUp} onClick={() => setGivingUp(true)}>
              Give up these seats
            </button>
          )}
        </Summary>
      </aside>
      <LeaveDialog
        orderId={rendered.id}
        opened={open && (guard.asking || givingUp)}
        leaving={guard.asking}
        onStay={() => {
          guard.stay();
          setGivingUp(false);
        }}
        onLeave={guard.leave}
        onGivenUp={() => {
          guard.disarm();
          setGivingUp(false);
          look().catch(() => undefined);
        }}
      />
      <ExpiredDialog
        opened={expired}
        onAgain={() => router.push(`/tickets/${rendered.ticket.id}`)}
        onClose={() => router.refresh()}
      />
    </div>
  );
}

/** Back from the bank the browser may show this page as it was left: mid-way. */
function reloadWhenRevived() {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) window.location.reload();
  };
  window.addEventListener('pageshow', onShow);
  return () => window.removeEventListener('pageshow', onShow);
}
