import type { AuditEventView } from '@signatory/contract';
import { isMessageKey } from '@signatory/texts';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { Fold } from '../../ui/fold.js';
import { AUDIT_SUBJECTS } from './audit-subjects.js';
import { toldState } from './told-state.js';

/**
 * The events, the newest first. An act is named in the reader's language, above the trail's own word for it, by which exports and
 * addresses know it. So are the facts that are told most, and states before and after an act; another fact keeps the trail's word.
 */
export function AuditTable({ events }: { readonly events: readonly AuditEventView[] }): ReactNode {
  const { say, instant } = useSpeech();
  return (
    <section className="panel scroll" aria-label={say('section.audit')} tabIndex={0}>
      <table className="table audit stacked">
        <thead>
          <tr>
            <th scope="col">{say('audit.when')}</th>
            <th scope="col">{say('audit.who')}</th>
            <th scope="col">{say('audit.what')}</th>
            <th scope="col">{say('audit.on')}</th>
            <th scope="col">{say('audit.facts')}</th>
            <th scope="col">{say('audit.channel')}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.id}>
              <td data-label={say('audit.when')}>
                {instant(event.at)}
                <span className="small-print">{event.id}</span>
              </td>
              <td data-label={say('audit.who')}>{event.by ?? say('audit.system')}</td>
              <th scope="row">
                <AuditAct act={event.act} />
              </th>
              <td data-label={say('audit.on')}>{event.about ?? <code>{event.subject}</code>}</td>
              <td>
                <Facts act={event.act} facts={event.facts} />
              </td>
              <td data-label={say('audit.channel')}>
                <Source source={event.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** By what, then what more is known of it. */
function Source({ source }: Pick<AuditEventView, 'source'>): ReactNode {
  const { say } = useSpeech();
  if (!source) return '–';
  return (
    <>
      {say(`audit.channel.${source.channel}`)}
      {source.agent && <span className="small-print">{source.agent}</span>}
      {source.token !== undefined && <span className="small-print">{say('audit.token', { name: source.token })}</span>}
      {source.address && <code className="small-print">{source.address}</code>}
    </>
  );
}

function AuditAct({ act }: Pick<AuditEventView, 'act'>): ReactNode {
  const { say } = useSpeech();
  const words = `audit.act.${act}`;
  // An older trail may tell of an act that is no more: then what it is about.
  const subject = AUDIT_SUBJECTS.find((each) => act.startsWith(`${each}.`));
  return (
    <>
      {isMessageKey(words) ? say(words) : subject && say(`audit.about.${subject}`)}
      <code className="small-print">{act}</code>
    </>
  );
}

function Facts({ act, facts }: Pick<AuditEventView, 'act' | 'facts'>): ReactNode {
  const { say } = useSpeech();
  const known = Object.entries(facts).flatMap(([name, value]) => {
    const words = printFact(value);
    return words === '' ? [] : [[name, words] as const];
  });
  if (known.length === 0) return '–';
  return (
    <dl className="audit-facts">
      {known.map(([name, words]) => {
        const told = toldState(act, name, facts[name]);
        const named = `audit.factName.${name}`;
        return (
          <div key={name}>
            <dt>{told ? say(told.name) : isMessageKey(named) ? say(named) : <code>{name}</code>}</dt>
            <dd>
              {told && <>{say(told.state)} </>}
              {!told && typeof facts[name] === 'string' ? <Told words={words} /> : <code>{words}</code>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** As much of a text as stands in its row; of a longer one as much leads to the whole. */
const IN_ROW = 200;

/** What somebody wrote can be as long as a page, in a table of a hundred rows. */
function Told({ words }: { readonly words: string }): ReactNode {
  const signs = Array.from(words);
  if (signs.length <= IN_ROW) return words;
  return <Fold summary={`${signs.slice(0, IN_ROW).join('').trimEnd()} …`}>{() => words}</Fold>;
}

/** A fact on one line; one that says nothing is left out. */
function printFact(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(printFact).join(', ');
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${printFact(part)}`)
    .join(', ');
}
