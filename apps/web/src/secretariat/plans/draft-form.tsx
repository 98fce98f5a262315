import type { AdoptedPlanView } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '../../api/endpoints.js';
import { ProblemError } from '../../api/problem-error.js';
import { useCommand } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { Lack } from '../../ui/lack.js';
import { Failure, StatusLine } from '../../ui/states.js';
import { FaultTable, Faulty, WorkbookFaults } from './fault-table.js';
import { PLAN_FILES, readChosenPlan } from './chosen-plan.js';

/** Brings a plan file as a draft, or as another text for the `draft` that is there; everything wrong in it is told at once. */
export function DraftForm(props: {
  readonly draft: { readonly plan: string; readonly version: number; readonly revision: number } | null;
}): ReactNode {
  const { say } = useSpeech();
  const { revision = null } = props.draft ?? {};
  const of = props.draft && { plan: props.draft.plan, version: props.draft.version };
  const [asked, setAsked] = useState(false);
  const read = useCommand(readChosenPlan, []);
  const draft = useCommand(
    (file: string) => api.draftPlan({ file, revision, of, unfinished: false }),
    [['plans'], ['session']],
  );
  const { name = '', text = null, problems = [], unread } = read.data ?? {};
  // Of a workbook they are told by the cell, before a line of the text could be.
  const isFaulty = problems.some(({ severity }) => severity === 'ERROR');
  const isEmpty = text?.trim() === '';
  const mayBring = text !== null && !isEmpty && !isFaulty;
  const lack = unread
    ? say(`draft.unread.${unread}`)
    : isEmpty
      ? say('draft.empty')
      : name === '' && asked
        ? say('draft.lack')
        : null;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayBring) draft.mutate(text);
        else setAsked(true);
      }}
    >
      <div className="file-drop">
        <label className="button file-choose">
          <input
            type="file"
            className="visually-hidden"
            accept={PLAN_FILES}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              draft.reset();
              if (file) read.mutate(file);
              else read.reset();
              // The same file, corrected, is to be chosen again.
              currentTarget.value = '';
            }}
          />
          {say('draft.choose')}
        </label>
        <span className="muted">{name === '' ? say('draft.file') : name}</span>
      </div>
      <Lack>{lack}</Lack>
      <button
        type="submit"
        className="button button-primary"
        aria-disabled={draft.isPending || read.isPending || (name !== '' && !mayBring)}
      >
        {say(revision === null ? 'draft.save' : 'draft.replace')}
      </button>
      <StatusLine tone="busy">{(draft.isPending || read.isPending) && say('draft.reading')}</StatusLine>
      {read.error && <Failure error={read.error} />}
      {isFaulty && <WorkbookFaults name={name} problems={problems} />}
      {draft.error && <Refused error={draft.error} name={name} />}
      {draft.data && <Kept kept={draft.data} />}
    </form>
  );
}

function Refused(props: { readonly error: Error; readonly name: string }): ReactNode {
  const { error, name } = props;
  if (!(error instanceof ProblemError) || error.code !== 'plan.faulty') return <Failure error={error} />;
  return <Faulty name={name} faults={error.problem.faults ?? []} />;
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
