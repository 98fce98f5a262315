import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { LanguageField } from '../../ui/language-field.js';
import { Failure } from '../../ui/states.js';
import { TextField } from '../../ui/text-field.js';
import { isShort, useLacks } from '../../ui/use-lacks.js';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Begins a plan as an empty draft, and opens it in the editor. */
export function BeginForm(): ReactNode {
  const { say, language: own } = useSpeech();
  const navigate = useNavigate();
  const [language, setLanguage] = useState<string>(own);
  const [title, setTitle] = useState('');
  const [id, setId] = useState('');
  const begin = useCommand(
    (plan: string) => {
      const document = { plan, version: 1, title: { [language]: title }, adopted: { date: '' } };
      return api.draftPlan({ file: JSON.stringify(document), revision: null, of: null, unfinished: true });
    },
    [['plans'], ['session']],
  );
  // There is no other number to choose here, only another name.
  const isTaken = begin.error instanceof ProblemError && begin.error.code === 'plan.version-taken';
  const lacks = useLacks({
    title: isShort(title, 1) && say('lack.fill'),
    id: !ID.test(id) && say('plans.begin.id.lack'),
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) =>
        lacks.ask(event, () =>
          begin.mutate(id, {
            goOn: ({ id: plan, version }) =>
              void navigate({ to: '/plans/$plan/$version/text', params: { plan, version: String(version) } }),
          }),
        )
      }
    >
      <TextField
        label={say('plans.begin.title')}
        value={title}
        error={lacks.at('title')}
        required
        maxLength={300}
        onChange={setTitle}
      />
      <LanguageField label={say('plans.begin.language')} value={language} onChange={setLanguage} />
      <TextField
        label={say('plans.begin.id')}
        hint={say('plans.begin.id.hint')}
        value={id}
        error={lacks.at('id') ?? (isTaken && begin.variables === id ? say('plans.begin.id.taken') : null)}
        required
        maxLength={60}
        onChange={setId}
      />
      {begin.error && !isTaken && <Failure error={begin.error} />}
      <button type="submit" className="button button-primary" aria-disabled={begin.isPending}>
        {say('plans.begin')}
      </button>
    </form>
  );
}
