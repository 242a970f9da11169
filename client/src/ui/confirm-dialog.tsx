'use client';

import { Button, Modal } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { ProblemNotice } from './problem-notice.tsx';

interface Props {
  opened: boolean;
  title: string;
  /** What it will do, and to whom. */
  children: ReactNode;
  confirm: string;
  /** The way out, in words that say what stays as it is. */
  keep: string;
  /** Not yet, while something is still to be typed. */
  ready?: boolean;
  onClose: () => void;
  /** Leads elsewhere when it succeeds; a refusal is shown here. */
  onConfirm: () => Promise<unknown>;
}

/** Asks once before something that cannot be undone. The safe answer has the focus first. */
export function ConfirmDialog({ opened, title, children, confirm, keep, ready = true, onClose, onConfirm }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);
  const close = () => {
    if (running.current) return;
    setError(undefined);
    onClose();
  };
  const run = () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    onConfirm()
      .catch((refusal: unknown) => setError(refusal))
      .finally(() => {
        running.current = false;
        setBusy(false);
      });
  };
  return (
    <Modal opened={opened} onClose={close} title={<span className="strong">{title}</span>}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) run();
        }}
      >
        {children}
        {error !== undefined && <ProblemNotice error={error} />}
        <div className="row">
          <Button variant="default" onClick={close} data-autofocus>
            {keep}
          </Button>
          <Button type="submit" variant="outline" color="var(--bad)" loading={busy} disabled={!ready}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
