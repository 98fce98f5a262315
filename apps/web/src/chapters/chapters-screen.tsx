import type { ChapterRow, CycleView, PlanView } from '@signatory/contract';
import { LANGUAGE_NAMES } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { WithCycle } from '../app/cycle-picker.js';
import { WhereAssigned } from '../app/where-assigned.js';
import { useSpeech } from '../session/language.js';
import { useLongTable } from '../ui/long-table.js';
import { Screen } from '../ui/screen.js';
import { Empty, Loaded } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';

/** The report's chapters by commitment and language, and what is open in each. */
export function ChaptersScreen(): ReactNode {
  return <WithTexts of="chapters">{() => <Chapters />}</WithTexts>;
}

function Chapters(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/chapters' });
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen title={say('chapters.heading')} line={<span>{say('chapters.lead')}</span>}>
          <WhereAssigned cycle={cycle} needs="chapter:read" picker={picker}>
            {picker}
            <ChapterTable cycle={cycle} />
          </WhereAssigned>
        </Screen>
      )}
    </WithCycle>
  );
}

function ChapterTable({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const chapters = useQuery(queries.chapters(cycle.code));
  const plan = useQuery(queries.plan(cycle.code));
  return (
    <Loaded query={plan}>
      {({ commitments }) => (
        <Loaded query={chapters}>
          {(rows) => {
            if (rows.length === 0) return <Empty>{say('unassigned.who')}</Empty>;
            return <Rows cycle={cycle} commitments={commitments} rows={rows} />;
          }}
        </Loaded>
      )}
    </Loaded>
  );
}

function Rows(props: {
  readonly cycle: CycleView;
  readonly commitments: PlanView['commitments'];
  readonly rows: readonly ChapterRow[];
}): ReactNode {
  const { say, choose } = useSpeech();
  const { cycle, commitments, rows } = props;
  const byId = new Map(commitments.map((commitment) => [commitment.id, commitment]));
  const long = useLongTable(
    rows,
    ({ commitment: id }) => {
      const commitment = byId.get(id);
      return { code: commitment?.code ?? id, name: commitment ? choose(commitment.title) : '' };
    },
    {
      find: say('commitments.find'),
      found: (count) => say('commitments.found', { count, all: rows.length }),
      all: (count) => say('commitments.all', { count }),
    },
  );
  return (
    <>
      {long.find}
      <section className="panel scroll" aria-label={say('chapters.table')} tabIndex={0}>
        <table className="table stacked">
          <thead>
            <tr>
              <th scope="col">{say('term.commitment')}</th>
              <th scope="col">{say('chapters.state')}</th>
              <th scope="col">{say('chapters.translations')}</th>
              <th scope="col">{say('chapters.numbers')}</th>
            </tr>
          </thead>
          <tbody>
            {long.rows.map((row) => {
              const commitment = byId.get(row.commitment);
              return (
                <tr key={row.commitment}>
                  <th scope="row">
                    <Link to="/chapters/$cycle/$commitment" params={{ cycle: cycle.code, commitment: row.commitment }}>
                      <span className="matrix-code">{commitment?.code ?? row.commitment}</span>{' '}
                      {commitment ? choose(commitment.title) : ''}
                    </Link>
                  </th>
                  <td data-label={say('chapters.state')}>
                    <StateTag state={row.state} />
                    {row.original && (
                      <span className="chapter-original">
                        {say('chapters.isOriginal', { language: nameLanguage(row.original) })}
                      </span>
                    )}
                  </td>
                  <td data-label={say('chapters.translations')}>
                    <Translations row={row} cycle={cycle.code} />
                  </td>
                  <td data-label={say('chapters.numbers')}>
                    {row.state ? say('chapters.findings', { findings: row.findings }) : '–'}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {long.more}
    </>
  );
}

function Translations({ row, cycle }: { readonly row: ChapterRow; readonly cycle: string }): ReactNode {
  const { say } = useSpeech();
  // Nothing is translated before there is an original.
  if (row.original === null) return '–';
  return (
    <ul className="chapter-languages">
      {row.translations.map(({ language, state, outdated }) => (
        <li key={language}>
          <Link to="/chapters/$cycle/$commitment" params={{ cycle, commitment: row.commitment }} search={{ language }}>
            {say('chapters.translationIs', { language: nameLanguage(language), state: say(`translation.${state}`) })}
          </Link>
          {outdated && <span className="tag tag-warn">{say('chapters.outdated.short')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How far a chapter is; null where nobody began. */
export function StateTag({ state }: { readonly state: ChapterRow['state'] }): ReactNode {
  const { say } = useSpeech();
  if (state === null) return <span className="muted">{say('chapters.none')}</span>;
  return <span className={`tag${state === 'CLEARED' ? ' tag-ok' : ''}`}>{say(`chapterState.${state}`)}</span>;
}

/** A language by its own name, or its code where the product does not speak it. */
export function nameLanguage(code: string): string {
  return (LANGUAGE_NAMES as Readonly<Record<string, string>>)[code] ?? code;
}
