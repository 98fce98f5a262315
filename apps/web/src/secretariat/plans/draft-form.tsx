import type { AdoptedPlanView, Problem } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Failure, StatusLine } from '../../ui/states.js';

/** Longer than this and the server does not take it. */
const MOST_CHARACTERS = 1_048_576;

interface Chosen {
  readonly name: string;
  readonly file: string;
}

/** Brings a plan file as a draft, or as another text for the draft of `revision`; everything wrong in it is told at once. */
export function DraftForm({ revision }: { readonly revision: number | null }): ReactNode {
  const { say } = useSpeech();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const draft = useCommand(
    ({ file }: Chosen) => api.draftPlan({ file, revision, unfinished: false }),
    [['plans'], ['session']],
  );
  const choose = async (file: File | undefined): Promise<void> => {
    draft.reset();
    setChosen(file ? { name: file.name, file: await file.text() } : null);
  };
  const isTooLong = chosen !== null && chosen.file.length > MOST_CHARACTERS;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) draft.mutate(chosen);
      }}
    >
      <div className="file-drop">
        <label className="button file-choose">
          <input
            type="file"
            className="visually-hidden"
            accept=".yaml,.yml"
            onChange={({ currentTarget }) => {
              void choose(currentTarget.files?.[0]);
              // The same file, corrected, is to be chosen again.
              currentTarget.value = '';
            }}
          />
          {say('draft.choose')}
        </label>
        <span className="muted">{chosen ? chosen.name : say('draft.file')}</span>
      </div>
      {isTooLong && <p className="field-message">{say('draft.tooLong')}</p>}
      <button
        type="submit"
        className="button button-primary"
        aria-disabled={draft.isPending || chosen === null || chosen.file === '' || isTooLong}
      >
        {say(revision === null ? 'draft.save' : 'draft.replace')}
      </button>
      <StatusLine tone="busy">{draft.isPending && say('draft.reading')}</StatusLine>
      {draft.error && <Refused error={draft.error} name={chosen?.name ?? ''} />}
      {draft.data && <Kept kept={draft.data} />}
    </form>
  );
}

function Refused(props: { readonly error: Error; readonly name: string }): ReactNode {
  const { say } = useSpeech();
  const { error, name } = props;
  if (!(error instanceof ProblemError) || error.code !== 'plan.faulty') return <Failure error={error} />;
  const faults = error.problem.faults ?? [];
  return (
    <div role="alert" className="banner banner-err">
      <p className="banner-head">
        <Icon name="stop" />
        {say('draft.faulty', { name, count: faults.length })}
      </p>
      <p>{say('draft.faulty.next')}</p>
      <FaultTable faults={faults} />
    </div>
  );
}

function FaultTable({ faults }: { readonly faults: NonNullable<Problem['faults']> }): ReactNode {
  const { say } = useSpeech();
  return (
    <section className="scroll" aria-label={say('draft.faults')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('draft.fault')}</th>
            <th scope="col">{say('draft.cure')}</th>
            <th scope="col">{say('draft.place')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ pointer, message, cure, line, character: column = 1 }, at) => (
            <tr key={at}>
              <td>{line === undefined ? message : `${say('draft.line', { line, column })} ${message}`}</td>
              <td>{cure}</td>
              <td>
                <code>{pointer.replace(/^\/file/, '') || '/'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Kept({ kept }: { readonly kept: AdoptedPlanView }): ReactNode {
  const { say } = useSpeech();
  const { id, version, problems } = kept;
  return (
    <>
      <p className="status-line status-ok" role="status">
        <Icon name="check" />
        <span>
          {say('draft.kept')}{' '}
          <Link to="/plans/$plan/$version" params={{ plan: id, version: String(version) }}>
            {say('draft.kept.link', { plan: id, version })}
          </Link>
        </span>
      </p>
      {problems.length > 0 && (
        <div className="banner banner-warn">
          <p className="banner-head">
            <Icon name="alert" />
            {say('draft.warnings', { count: problems.length })}
          </p>
          <FaultTable faults={problems.map(({ column: character, ...rest }) => ({ ...rest, character }))} />
        </div>
      )}
    </>
  );
}
