import type { AskContribution } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { SelectField } from '../ui/select-field.js';
import { Failure, Loaded, StatusLine } from '../ui/states.js';
import { TextField } from '../ui/text-field.js';
import { isShort, useLacks } from '../ui/use-lacks.js';

const NOTHING = { contributor: '', agency: '', until: '', note: '' };

/** Asks an agency for its part, until a day; then another, in a form that is empty again. */
export function AskForm(props: {
  readonly cycle: string;
  readonly member: string;
  readonly heading: string;
  readonly send: (asking: AskContribution) => Promise<void>;
}): ReactNode {
  const { say, instant } = useSpeech();
  const { cycle, member } = props;
  const people = useQuery(queries.contributors(cycle, member));
  const [asking, setAsking] = useState(NOTHING);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const set = (part: Partial<typeof asking>): void => setAsking({ ...asking, ...part });
  const ask = useCommand(
    (contributor: string) =>
      props.send({
        contributor,
        agency: asking.agency,
        // The whole day that was named, where the focal point sits.
        until: new Date(`${asking.until}T23:59:59`).toISOString(),
        ...(asking.note.trim() && { note: asking.note }),
      }),
    [['contributions', cycle, member]],
  );
  const lacks = useLacks({
    agency: isShort(asking.agency, 2) && say('lack.words', { least: 2 }),
    until: asking.until === '' && say('lack.day'),
  });
  return (
    <Loaded query={people} lines={2}>
      {(all) => {
        const person = all.find(({ id }) => id === asking.contributor) ?? all[0];
        if (!person) return <p className="muted">{say('parts.nobody')}</p>;
        return (
          <fieldset className="item">
            <legend>{props.heading}</legend>
            <SelectField
              label={say('parts.person')}
              value={person.id}
              options={all.map(({ id, name }) => [id, name])}
              onChange={(contributor) => set({ contributor })}
            />
            <TextField
              label={say('parts.agency')}
              value={asking.agency}
              error={lacks.at('agency')}
              onChange={(agency) => set({ agency })}
            />
            <TextField
              label={say('parts.untilDay')}
              type="date"
              value={asking.until}
              {...(person.until !== null && {
                hint: say('parts.roleEnds', { name: person.name, instant: instant(person.until) }),
              })}
              error={lacks.at('until')}
              onChange={(until) => set({ until })}
            />
            <TextField label={say('parts.note')} lines value={asking.note} onChange={(note) => set({ note })} />
            {ask.error && <Failure error={ask.error} />}
            <button
              type="button"
              className="button"
              aria-disabled={ask.isPending}
              onClick={(event) =>
                lacks.ask(event, () => {
                  setSentTo(null);
                  ask.mutate(person.id, {
                    onSuccess: () => {
                      setSentTo(asking.agency);
                      setAsking(NOTHING);
                    },
                  });
                })
              }
            >
              {say('parts.send')}
            </button>
            <StatusLine>{sentTo !== null && say('parts.sent', { agency: sentTo })}</StatusLine>
          </fieldset>
        );
      }}
    </Loaded>
  );
}
