import { type ReactNode, useEffect, useRef } from 'react';

interface DialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus, closes on Escape, and needs no style sheet of its own at run time. */
export function Dialog({ isOpen, title, className, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) box.current?.showModal();
    else box.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={box}
      className={className}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {isOpen && <div className="dialog-content">{children}</div>}
    </dialog>
  );
}
