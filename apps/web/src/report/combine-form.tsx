import type { ContributionView, EntryView, SaveEntry } from '@signatory/contract';
import { COMBINATIONS, type CombinationKind } from '@signatory/domain';
import { useState, type ReactNode } from 'react';
import { api, type EntryKey } from '../api/endpoints.js';
import { useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { Lack } from '../ui/lack.js';
import { Failure, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

/** Makes the entry from cleared parts: one, their sum, or the value in the form reconciled from them. */
export function CombineForm(props: {
  readonly cleared: readonly ContributionView[];
  readonly entryKey: EntryKey;
  readonly entry: EntryView;
  readonly draft: SaveEntry;
  readonly onAct: (isUnderWay: boolean) => void;
}): ReactNode {
  const { say } = useSpeech();
  const { cleared, entryKey, entry, draft } = props;
  const [how, setHow] = useState<CombinationKind>(cleared.length > 1 ? 'sum' : 'single');
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set(cleared.map(({ contributor }) => contributor.id)));
  const [note, setNote] = useState('');
  const { cycle, member } = entryKey;
  const combine = useCommand(
    () =>
      api.combine(entryKey, entry.version, {
        how,
        contributors: cleared.map(({ contributor }) => contributor.id).filter((id) => taken.has(id)),
        ...(how !== 'single' && { note }),
        ...(how === 'reconciled' && { answer: draft }),
      }),
    [['report', cycle, member]],
  );
  const lacks = useLacks({
    taken: taken.size === 0 ? say('lack.some') : how === 'single' && taken.size > 1 && say('lack.one'),
    note: how !== 'single' && isShort(note) && say('lack.words', { least: 3 }),
  });
  const toggle = (id: string): void => {
    const next = new Set(taken);
    if (!next.delete(id)) next.add(id);
    setTaken(next);
  };
  return (
    <fieldset className="item">
      <legend>{say('parts.combine')}</legend>
      {cleared.map(({ contributor, agency }) => (
        <label key={contributor.id} className="tick">
          <input type="checkbox" checked={taken.has(contributor.id)} onChange={() => toggle(contributor.id)} />
          {agency}
        </label>
      ))}
      <Lack>{lacks.at('taken')}</Lack>
      <SelectField
        label={say('receipt.how')}
        value={how}
        options={COMBINATIONS.map((each) => [each, say(`combination.${each}`)])}
        onChange={(wish) => setHow(COMBINATIONS.find((each) => each === wish) ?? 'single')}
      />
      {how !== 'single' && (
        <TextField
          label={say(how === 'sum' ? 'parts.noteOfSum' : 'parts.noteOfReconciled')}
          lines
          value={note}
          error={lacks.at('note')}
          onChange={setNote}
        />
      )}
      {combine.error && <Failure error={combine.error} />}
      <button
        type="button"
        className="button"
        aria-disabled={combine.isPending}
        onClick={(event) =>
          lacks.ask(event, () => {
            props.onAct(true);
            combine.mutate(undefined, { onError: () => props.onAct(false) });
          })
        }
      >
        {say('parts.make')}
      </button>
      <StatusLine>{combine.isSuccess && say('parts.made')}</StatusLine>
    </fieldset>
  );
}
