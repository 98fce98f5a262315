import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useOnPaper } from './use-on-paper.js';

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
  const made = useOnPaper(!fetched);
  return (
    <details className={className} open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{summary}</summary>
      {open || made ? props.children() : fetched && <p className="only-print muted">{say('print.folded')}</p>}
    </details>
  );
}
