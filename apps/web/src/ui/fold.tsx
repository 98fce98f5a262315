import { useState, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { useOnPaper } from './use-on-paper.js';

/**
 * Folded away until it is opened, and only then made. On paper nothing can be opened: what is at hand is made for the print;
 * what has to be fetched (`fetched`) cannot come in time, and a line says that it is not there. What is written into it
 * (`kept`) stands when it is folded away and opened again.
 */
export function Fold(props: {
  readonly summary: ReactNode;
  readonly className?: string;
  readonly fetched?: boolean;
  readonly kept?: boolean;
  readonly unfolded?: boolean;
  readonly children: () => ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const { summary, className, fetched = false, kept = false } = props;
  const [open, setOpen] = useState(props.unfolded ?? false);
  const [opened, setOpened] = useState(open);
  const made = useOnPaper(!fetched) || (kept && opened);
  return (
    <details
      className={className}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        setOpened(opened || currentTarget.open);
      }}
    >
      <summary>{summary}</summary>
      {open || made ? props.children() : fetched && <p className="only-print muted">{say('print.folded')}</p>}
    </details>
  );
}
