import { useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useSpeech } from '../session/language.js';

/**
 * Folded away until it is opened, and only then made. On paper nothing can be opened: what is at hand is made for the print;
 * what has to be fetched (`fetched`) cannot come in time, and a line says that it is not there.
 */
export function Fold(props: {
  readonly summary: ReactNode;
  readonly className?: string;
  readonly fetched?: boolean;
  readonly unfolded?: boolean;
  readonly children: () => ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { summary, className, fetched = false } = props;
  const [open, setOpen] = useState(props.unfolded ?? false);
  const [made, setMade] = useState(false);
  useEffect(() => {
    if (fetched) return;
    // The browser prints what stands when its event is over.
    const make = (): void => flushSync(() => setMade(true));
    const leave = (): void => setMade(false);
    addEventListener('beforeprint', make);
    addEventListener('afterprint', leave);
    return () => {
      removeEventListener('beforeprint', make);
      removeEventListener('afterprint', leave);
    };
  }, [fetched]);
  return (
    <details className={className} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open || made ? props.children() : fetched && <p className="only-print muted">{say('print.folded')}</p>}
    </details>
  );
}
