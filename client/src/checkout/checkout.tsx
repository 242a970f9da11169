'use client';

import type { Order } from '@ticketing-dev/common/contracts';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { money } from '../format/money.ts';
import { Notice } from '../ui/notice.tsx';
import { firstPhase, firstRefusal, useBankAnswer } from './bank-answer.ts';
import { CardForm } from './card-form.tsx';
import classes from './checkout.module.css';
import { Confirming } from './confirming.tsx';
import { Countdown } from './countdown.tsx';
import { ExpiredDialog } from './expired-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import type { CardFormProps } from './pay.ts';
import { RefusedNotice } from './refused-notice.tsx';
import { reloadWhenRevived } from './reload-when-revived.ts';
import { Summary } from './summary.tsx';
import { useCountdown } from './use-countdown.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useWatchedOrder } from './use-watched-order.ts';

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
  const { seen, look } = useWatchedOrder(rendered, phase === 'confirming' || rendered.status === 'paying' || timeUp);
  const left = useCountdown(seen);
  const open = seen.order.status === 'created';
  // Paid in another tab, it is being confirmed here, too.
  const confirming = phase === 'confirming' || seen.order.status === 'paying';
  const expired = seen.order.status === 'cancelled' && seen.order.cancelReason === 'expired';
  const guard = useLeaveGuard(open && !confirming && left > 0);

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
      setPhase('confirming');
      if (redirectUrl) {
        guard.letGo();
        window.location.assign(redirectUrl);
      } else {
        guard.disarm();
        look().catch(() => undefined);
      }
    },
    onRefused: (error) => {
      setRefusal(error);
      look().catch(() => undefined);
    },
  };

  return (
    <div className={`page ${classes.layout}`}>
      <div className={classes.top}>
        <h1>{confirming ? 'Confirming your payment' : 'Pay for your tickets'}</h1>
      </div>
      <div className={classes.clock}>
        {open && !confirming && <Countdown left={left} />}
        <p className={classes.short}>
          <span>{rendered.ticket.title}</span>
          <strong className="numbers">{money(rendered.amount, rendered.currency)}</strong>
        </p>
      </div>
      <div className={classes.main}>
        {confirming ? (
          <Confirming onBack={open ? () => setPhase('form') : undefined} />
        ) : (
          <div className="panel stack">
            {refusal !== undefined && <RefusedNotice error={refusal} stillHeld={open && left > 0} ref={notice} />}
            {payment?.status === 'requires-action' && payment.redirectUrl && refusal === undefined && (
              <Notice kind="info" title="Your bank still waits for your answer">
                <a href={payment.redirectUrl} onClick={guard.letGo}>
                  Go on at your bank
                </a>
                , or pay with another card here.
              </Notice>
            )}
            <CardForm {...form} publishableKey={publishableKey} />
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
