import { useId, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { FieldMessage } from '../../ui/field-message.js';

/** A name under which something stands: it changes when the field is left, never onto one that is taken, by which that would be lost. */
export function NameInput(props: {
  readonly label?: string;
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly name: string;
  readonly taken: readonly string[];
  readonly onRename: (name: string) => void;
}): ReactNode {
  const { say } = useSpeech();
  const faultId = useId();
  const { name, taken, onRename } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? name;
  const isTaken = shown !== name && taken.includes(shown);
  const settle = (): void => {
    if (typed === null || isTaken) return;
    setTyped(null);
    if (typed !== '' && typed !== name) onRename(typed);
  };
  return (
    <div>
      <input
        className="input plan-code"
        id={props.id}
        aria-label={props.label}
        aria-describedby={isTaken ? faultId : props.describedBy}
        aria-invalid={isTaken || undefined}
        autoComplete="off"
        spellCheck={false}
        value={shown}
        onChange={({ target }) => setTyped(target.value.trim())}
        onBlur={settle}
        onKeyDown={({ key }) => {
          if (key === 'Enter') settle();
          if (key === 'Escape') setTyped(null);
        }}
      />
      <FieldMessage id={faultId}>{isTaken ? say('planEdit.taken', { code: shown }) : null}</FieldMessage>
    </div>
  );
}
