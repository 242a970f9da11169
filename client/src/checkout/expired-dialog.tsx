'use client';

import { Button, Modal } from '@mantine/core';

/** The seats went back. One way on. */
export function ExpiredDialog({
  opened,
  onAgain,
  onClose,
}: {
  opened: boolean;
  onAgain: () => void;
  onClose: () => void;
}) {
  return (
    <Modal opened={opened} onClose={onClose} title="Your time ran out">
      <div className="stack">
        <p>The seats were released and are on sale again. Nothing was charged.</p>
        <Button onClick={onAgain} data-autofocus>
          Try again
        </Button>
      </div>
    </Modal>
  );
}
