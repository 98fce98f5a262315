import type { PersonView } from '@signatory/contract';
import { formatList } from '@signatory/texts';
import { useState, type ReactNode } from 'react';
import { useSpeech, type Speech } from '../../session/language.js';
import { ConfirmRoleDialog } from './confirm-role-dialog.js';
import { EndRoleDialog } from './end-role-dialog.js';
import { keepsRole, type PlanPlace } from './grant-draft.js';

/** More entries than these are counted, and named where somebody asks. */
const MOST_NAMED = 6;

/** One role of a person: where it holds, until when, and whether it was gone through lately. */
export function GrantLine(props: {
  readonly place: PlanPlace;
  readonly person: PersonView;
  readonly grant: PersonView['grants'][number];
}): ReactNode {
  const { say, choose, instant, date, language } = useSpeech();
  const [asking, setAsking] = useState<'end' | 'confirm' | null>(null);
  const { place, person, grant } = props;
  const over = grant.ended;
  const keeps = keepsRole(place, grant.cycle);
  const cycle = place.cycles.find(({ code }) => code === grant.cycle);
  const members = grant.members.map((code) => nameOf(place, code, choose));
  const entries = grant.indicators.map((code) => labelOf(place, code));
  const where = [
    formatList(language, members),
    grant.pillars.length > 0
      ? say('people.inPillars', { count: grant.pillars.length, pillars: formatList(language, grant.pillars) })
      : '',
    entries.length > MOST_NAMED ? say('scope.entryCount', { count: entries.length }) : '',
    entries.length > 0 && entries.length <= MOST_NAMED
      ? say('people.ofEntries', { entries: formatList(language, entries) })
      : '',
    grant.cycle === null ? '' : cycle ? choose(cycle.title) : grant.cycle,
  ].filter(Boolean);
  return (
    <>
      <span className={over ? 'muted' : undefined}>
        <strong>{say(`role.${grant.role}`)}</strong>
        {where.length > 0 && `${say('join.colon')}${where.join(say('join.semicolon'))}`}
      </span>{' '}
      {grant.until && (
        <span className={over ? 'tag tag-plain' : 'tag'}>
          {say(over ? 'people.ended' : 'people.ends', { instant: instant(grant.until) })}
        </span>
      )}{' '}
      {grant.toConfirm && <span className="tag tag-warn">{say('people.toConfirm')}</span>}{' '}
      {grant.confirmedAt && (
        <span className="muted">{say('people.confirmed', { date: date(grant.confirmedAt.slice(0, 10)) })}</span>
      )}{' '}
      {!over && keeps && (
        <span className="grant-acts">
          {(['confirm', 'end'] as const).map((act) => (
            <button key={act} type="button" className="link-button" onClick={() => setAsking(act)}>
              {say(`people.${act}`)}
              <span className="visually-hidden">
                {say('join.colon')}
                {person.name}
                {say('join.comma')}
                {say(`role.${grant.role}`)}
              </span>
            </button>
          ))}
        </span>
      )}
      {entries.length > MOST_NAMED && (
        <details>
          <summary>{say('people.ofThem')}</summary>
          <p>{formatList(language, entries)}</p>
        </details>
      )}
      {asking === 'end' && (
        <EndRoleDialog plan={place.version.id} person={person} grant={grant} onClose={() => setAsking(null)} />
      )}
      {asking === 'confirm' && (
        <ConfirmRoleDialog plan={place.version.id} person={person} grant={grant} onClose={() => setAsking(null)} />
      )}
    </>
  );
}

function nameOf({ version }: PlanPlace, code: string, choose: Speech['choose']): string {
  const name = version.memberNames.find((member) => member.code === code)?.name;
  return name ? choose(name) : code;
}

/** As the plan prints it; an entry that its newest version has no more goes by its code. */
function labelOf({ version }: PlanPlace, code: string): string {
  const indicators = version.plan.commitments.flatMap((commitment) => commitment.indicators);
  return indicators.find((indicator) => indicator.code === code)?.label ?? code;
}
