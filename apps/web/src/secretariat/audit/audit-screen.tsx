import { AUDIT_CHANNELS, type AuditFilters } from '@signatory/contract';
import { Icon } from '@signatory/pages';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactNode } from 'react';
import { auditAddress, auditing } from '../../api/auditing.js';
import { fetchFile } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { useSpeech } from '../../session/language.js';
import { PickField } from '../../ui/pick-field.js';
import { MoreButton } from '../../ui/more-button.js';
import { Screen } from '../../ui/screen.js';
import { Empty, Failure, Loaded, StatusLine } from '../../ui/states.js';
import { WithTexts } from '../../ui/with-texts.js';
import { AdminRail } from '../admin-rail.js';
import { ActChoice } from './act-choice.js';
import { readAuditSearch } from './audit-search.js';
import { AuditTable } from './audit-table.js';
import { PersonField } from './person-field.js';
import { TrailSealPanel } from './trail-seal-panel.js';

/** Who did what, to what, when and why: the trail of the plans that the reader keeps. */
export function AuditScreen(): ReactNode {
  return <WithTexts of="audit">{() => <Trail />}</WithTexts>;
}

function Trail(): ReactNode {
  const { say } = useSpeech();
  const filters = useSearch({ from: '/admin/audit' });
  const pages = useInfiniteQuery(auditing.events(filters));
  const download = useMutation({ mutationFn: saveTrail });
  const events = pages.data?.pages.flat() ?? [];
  return (
    <Screen
      title={say('section.audit')}
      section={say('section.admin')}
      line={<span>{say('audit.lead')}</span>}
      acts={
        <button
          type="button"
          className="button"
          aria-disabled={download.isPending}
          onClick={() => download.mutate(filters)}
        >
          <Icon name="download" />
          {say('audit.download')}
        </button>
      }
    >
      {download.error && <Failure error={download.error} />}
      <AdminRail />
      <TrailSealPanel />
      <Filters key={JSON.stringify(filters)} filters={filters} />
      <Loaded query={pages}>
        {() =>
          events.length === 0 ? (
            <Empty>{say('audit.none')}</Empty>
          ) : (
            <>
              <StatusLine>{say('audit.shown', { count: events.length })}</StatusLine>
              <AuditTable events={events} />
            </>
          )
        }
      </Loaded>
      <MoreButton of={pages}>{say('audit.older')}</MoreButton>
    </Screen>
  );
}

/** A trail that is too wide for a file is told so on this page, where it is narrowed. */
async function saveTrail(filters: AuditFilters): Promise<void> {
  const file = URL.createObjectURL(await fetchFile(auditAddress(filters)));
  const link = document.createElement('a');
  link.href = file;
  link.download = 'audit.csv';
  link.click();
  URL.revokeObjectURL(file);
}

/** Sent with a button: each letter would be a question over the whole trail. */
function Filters({ filters }: { readonly filters: AuditFilters }): ReactNode {
  const { say, choose } = useSpeech();
  const navigate = useNavigate();
  const cycles = useQuery(queries.cycles()).data ?? [];
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const search = readAuditSearch(Object.fromEntries(new FormData(event.currentTarget)));
    void navigate({ to: '/admin/audit', search });
  };
  // Whoever chooses a cycle is asked for one of its members before anything is sent.
  const [cycle, setCycle] = useState(filters.cycle);
  const [chosen, setChosen] = useState(filters.member);
  const members = cycles.find(({ code }) => code === cycle)?.members ?? [];
  // Another cycle may not have the member that was chosen.
  const member = members.find(({ code }) => code === chosen)?.code ?? '';
  return (
    <form className="filters-form" onSubmit={submit} aria-label={say('audit.filters')}>
      <Choice
        name="cycle"
        label={say('term.cycle')}
        value={filters.cycle}
        options={[['', say('audit.all')], ...cycles.map(({ code, title }) => [code, choose(title)] as const)]}
        onChoose={setCycle}
      />
      {members.length > 0 && (
        <>
          <input type="hidden" name="member" value={member} />
          <PickField
            label={say('term.member')}
            value={member}
            options={[
              ['', say('filter.allMembers')],
              ...members.map(({ code, name }) => [code, choose(name)] as const),
            ]}
            onChange={setChosen}
          />
        </>
      )}
      <ActChoice value={filters.act} />
      <PersonField value={filters.by} />
      <Choice
        name="channel"
        label={say('audit.channel')}
        value={filters.channel}
        options={[
          ['', say('audit.all')],
          ...AUDIT_CHANNELS.map((each) => [each, say(`audit.channel.${each}`)] as const),
        ]}
      />
      <label className="field">
        <span>{say('audit.source')}</span>
        <input className="input" name="source" defaultValue={filters.source} maxLength={100} />
      </label>
      <label className="field">
        <span>{say('audit.from')}</span>
        <input className="input" name="from" type="date" defaultValue={filters.from} />
      </label>
      <label className="field">
        <span>{say('audit.to')}</span>
        <input className="input" name="to" type="date" defaultValue={filters.to} />
      </label>
      <button type="submit" className="button button-primary">
        {say('audit.show')}
      </button>
    </form>
  );
}

function Choice(props: {
  readonly name: keyof AuditFilters;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChoose?: (value: string) => void;
}): ReactNode {
  return (
    <label className="field">
      <span>{props.label}</span>
      <select
        name={props.name}
        defaultValue={props.value ?? ''}
        onChange={({ target }) => props.onChoose?.(target.value)}
      >
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
