import type { CycleView, ImportedOutsideFigures, OutsideFigureView } from '@signatory/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { queries } from '../api/queries.js';
import { SectionRail } from '../app/section-rail.js';
import { nameMember, WithCycle } from '../app/cycle-picker.js';
import { memberIn } from '../app/pick-cycle.js';
import { useSpeech } from '../session/language.js';
import { PickField } from '../ui/pick-field.js';
import { Screen } from '../ui/screen.js';
import { Empty, Failure, Loaded, StatusLine } from '../ui/states.js';

/** What international sources say of members' figures: brought in a file, seen with what the members say of them. */
export function FiguresScreen(): ReactNode {
  const { say } = useSpeech();
  const search = useSearch({ from: '/outside-figures' });
  return (
    <WithCycle chosen={search.cycle}>
      {(cycle, picker) => (
        <Screen title={say('outsideDesk.heading')} section={say('section.outside')} acts={picker}>
          <SectionRail />
          <BringFile key={cycle.code} cycle={cycle} />
          <MemberFigures cycle={cycle} member={memberIn(cycle, search.member) ?? cycle.members[0]?.code ?? ''} />
        </Screen>
      )}
    </WithCycle>
  );
}

function BringFile({ cycle }: { readonly cycle: CycleView }): ReactNode {
  const { say } = useSpeech();
  const client = useQueryClient();
  const [sending, setSending] = useState<string | null>(null);
  const [kept, setKept] = useState<ImportedOutsideFigures | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const stop = useRef(new AbortController());
  const bring = async (file: File): Promise<void> => {
    setSending(file.name);
    setError(null);
    setKept(null);
    try {
      const { signal } = (stop.current = new AbortController());
      setKept(await api.bringFigures(cycle.code, { file, signal, tell: () => undefined }));
      await client.invalidateQueries({ queryKey: ['outside', cycle.code] });
    } catch (cause) {
      setError(cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      setSending(null);
    }
  };
  return (
    <section className="panel only-screen" aria-labelledby="bring-figures">
      <h2 id="bring-figures">{say('outsideDesk.bring')}</h2>
      <p>{say('outsideDesk.hint')}</p>
      <p className="file-columns">
        <code>member, indicator, cell, value, reference, source, url, accessed</code>
      </p>
      <div className="file-drop">
        <label className="button button-primary file-choose">
          <input
            type="file"
            className="visually-hidden"
            accept=".csv,.json"
            disabled={sending !== null}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file) void bring(file);
              // The same file, corrected, is to be chosen again.
              currentTarget.value = '';
            }}
          />
          {say('reportFile.choose')}
        </label>
      </div>
      <StatusLine tone={sending === null ? 'ok' : 'busy'}>
        {sending !== null
          ? say('reportFile.sending', { name: sending })
          : kept && say('outsideDesk.kept', { imported: kept.imported, known: kept.known })}
      </StatusLine>
      {error && <Failure error={error} />}
    </section>
  );
}

function MemberFigures(props: { readonly cycle: CycleView; readonly member: string }): ReactNode {
  const { say, choose } = useSpeech();
  const navigate = useNavigate();
  const { cycle, member } = props;
  const figures = useQuery(queries.outside(cycle.code, member));
  return (
    <section className="panel" aria-labelledby="kept-figures">
      <h2 id="kept-figures">{say('outsideDesk.of', { member: nameMember(cycle, member, choose) })}</h2>
      <div className="filters-form">
        <PickField
          label={say('term.member')}
          value={member}
          options={cycle.members.map(({ code, name }) => [code, choose(name)])}
          onChange={(code) => void navigate({ to: '.', search: { cycle: cycle.code, member: code } })}
        />
      </div>
      <Loaded query={figures} lines={3}>
        {(all) => (all.length === 0 ? <Empty>{say('outsideDesk.none')}</Empty> : <FigureTable figures={all} />)}
      </Loaded>
    </section>
  );
}

function FigureTable({ figures }: { readonly figures: readonly OutsideFigureView[] }): ReactNode {
  const { say, date, decimal } = useSpeech();
  return (
    <section className="scroll" aria-label={say('outsideDesk.table')} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{say('term.indicator')}</th>
            <th scope="col">{say('outsideDesk.value')}</th>
            <th scope="col">{say('outsideDesk.reference')}</th>
            <th scope="col">{say('outsideDesk.source')}</th>
            <th scope="col">{say('outsideDesk.reply')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, indicator, cell, value, reference, source, url, accessed, reply }) => (
            <tr key={id}>
              <th scope="row">
                {indicator} {cell !== 'total' && <span className="small-print">{cell}</span>}
              </th>
              <td className="figure" data-label={say('outsideDesk.value')}>
                {decimal(value)}
              </td>
              <td data-label={say('outsideDesk.reference')}>{reference}</td>
              <td data-label={say('outsideDesk.source')}>
                {url ? (
                  <a href={url} target="_blank" rel="noreferrer">
                    {source}
                  </a>
                ) : (
                  source
                )}{' '}
                <span className="small-print">{say('outside.accessed', { date: date(accessed) })}</span>
              </td>
              <td data-label={say('outsideDesk.reply')}>
                {reply ? (
                  <span className={`tag ${reply.kind === 'contested' ? 'tag-warn' : 'tag-plain'}`}>
                    {say(`outside.${reply.kind}`)}
                  </span>
                ) : (
                  <span className="muted">{say('outsideDesk.open')}</span>
                )}{' '}
                {reply?.reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
