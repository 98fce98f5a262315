import { isTyped } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Failure, StatusLine } from './states.js';
import { TextField } from './text-field.js';
import { isShort, useLacks } from './use-lacks.js';

/** Words of a form that takes something away from a person. */
export interface TakeAwayWords {
  readonly heading: string;
  readonly lead: string;
  readonly reason: string;
  readonly act: string;
  readonly done: string;
}

/**
 * Takes something away from a person, with a reason of at least `least` characters, once the person's name is typed. `otherwise`: in
 * place of the fields where there is nothing to take away.
 */
export function TakeAwayForm(props: {
  readonly plan: string;
  readonly name: string;
  readonly words: TakeAwayWords;
  readonly least: number;
  readonly otherwise?: ReactNode;
  readonly has: boolean;
  readonly take: (reason: string) => Promise<unknown>;
}): ReactNode {
  const { say } = useSpeech();
  const { plan, name, words, least, has, otherwise, take } = props;
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const command = useCommand(() => take(reason), [['people', plan]]);
  const clear = (): void => {
    setReason('');
    setTyped('');
  };
  const lacks = useLacks({
    reason: isShort(reason, least) && (least > 1 ? say('lack.words', { least }) : say('lack.fill')),
    typed: !isTyped(typed, name) && say('lack.exactly', { text: name }),
  });
  if (!has && !command.isSuccess && otherwise === undefined) return null;
  return (
    <form
      className="form only-screen"
      aria-label={words.heading}
      noValidate
      onSubmit={(event) => lacks.ask(event, () => command.mutate(undefined, { onSuccess: clear }))}
    >
      <h2>{words.heading}</h2>
      {has ? (
        <>
          <p className="muted">{words.lead}</p>
          <TextField label={words.reason} value={reason} error={lacks.at('reason')} onChange={setReason} required />
          <TextField
            label={say('endRole.name', { name })}
            value={typed}
            error={lacks.at('typed')}
            onChange={setTyped}
            required
          />
          {command.error && <Failure error={command.error} />}
          <button type="submit" className="button button-danger" aria-disabled={command.isPending}>
            {words.act}
          </button>
        </>
      ) : (
        otherwise
      )}
      <StatusLine>{command.isSuccess && words.done}</StatusLine>
    </form>
  );
}
