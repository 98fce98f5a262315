import { isConflicted, methodSettings, type MailKind, type Plan } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { LETTERS } from './letters.js';
import { dueNews, type News } from './news.js';
import { inForce, recusedFrom, wants, writeMail } from './write-mail.js';

/** Whoever is written of something older has read of it elsewhere. */
const OLDEST_DAYS = 7;

// Where each kind of news comes from, and to whom: $1 cycle, $2 plan, $3 now, $4 roles.
const HOLDERS = `join role_grant g on g.role = any ($4::text[]) and ${inForce('$2', '$1', '$3')}`;
const SOURCES: Readonly<Partial<Record<MailKind, string>>> = {
  extension: `
    select g.person_id as person, x.member_code as member, null as indicator, x.granted_at as since, x.deadline_at as about, false as again
    from (select distinct on (member_code) * from extension where cycle_id = $1 order by member_code, n desc) x
    ${HOLDERS} and x.member_code = any (g.members)`,
  assigned: `
    select g.person_id, m.code, null, g.granted_at, g.granted_at, false
    from (select 1) one ${HOLDERS} cross join lateral unnest(g.members) as m (code)`,
  // The newest version, where it waits for reviewers.
  'review-waiting': `
    select g.person_id, s.member_code, null, s.submitted_at, s.submitted_at, s.version > 1
    from (select distinct on (member_code) * from submission where cycle_id = $1 order by member_code, version desc) s
    ${HOLDERS} and s.member_code = any (g.members)
    where s.state in ('SUBMITTED', 'UNDER_REVIEW')`,
  'part-asked': `
    select c.contributor::uuid, c.member_code, c.indicator_id, c.changed_at, c.until, false
    from contribution c where c.cycle_id = $1 and c.state = 'ASKED' and c.until > $3`,
  'part-returned': `
    select c.contributor::uuid, c.member_code, c.indicator_id, c.changed_at, c.until, false
    from contribution c where c.cycle_id = $1 and c.state = 'RETURNED' and c.until > $3`,
  'release-note': `
    select g.person_id, m.code, null, r.signed_at, r.embargo_at, false
    from release r ${HOLDERS} cross join lateral unnest(g.members) as m (code)
    where r.cycle_id = $1 and r.state in ('EMBARGOED', 'PUBLISHED')`,
  'release-silence': `
    select g.person_id, m.code, null, r.signed_at, r.silence_until, false
    from release r ${HOLDERS} cross join lateral unnest(g.members) as m (code)
    where r.cycle_id = $1 and r.state = 'SILENCE' and r.silence_until > $3`,
};

/** Kinds that only some plans have. */
const ONLY_WHERE: Partial<Record<MailKind, (plan: Plan) => boolean>> = {
  'release-note': ({ method }) => methodSettings(method).adoption === 'note',
  'release-silence': ({ method }) => methodSettings(method).adoption === 'silence',
};

// A source does not read every parameter: here each is named once, so that PostgreSQL knows its type.
const newsOf = (source: string): string => `
  with parameters as (select $1::uuid, $2::text, $3::timestamptz, $4::text[], $5::text, $6::int),
  news (person, member, indicator, since, about, again) as (${source})
  select news.*, p.nationality, ${recusedFrom('news.member', '$1')} as recused, last.told
  from news join person p on p.id = news.person
  left join lateral (select max(m.created_at) as told, max((m.facts ->> 'upTo')::timestamptz) as up_to from mail m
    where m.person_id = p.id and m.kind = $5 and m.facts ->> 'cycle' = $1::text) last on true
  where ${wants('$5')} and news.since > $3::timestamptz - make_interval(days => $6)
    and (last.up_to is null or news.since > last.up_to)`;

interface NewsRow extends News {
  readonly nationality: string | null;
  /** From all of the member. */
  readonly recused: boolean;
}

/** Writes people of what happened: a digest for each reader and kind, never a letter for each event. */
@Injectable()
export class TellNews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** Repeating it writes nothing twice. */
  async execute(at: Date): Promise<void> {
    for (const opened of await this.catalogue.list()) {
      if (opened.cycle.source !== null) continue;
      for (const [kind, source] of Object.entries(SOURCES) as [MailKind, string][])
        if (LETTERS[kind].in.includes(opened.cycle.state) && (ONLY_WHERE[kind]?.(opened.plan) ?? true))
          await this.tell(opened, kind, source, at);
    }
  }

  private async tell({ cycle, plan }: OpenedCycle, kind: MailKind, source: string, at: Date): Promise<void> {
    const { to, news: rhythm } = LETTERS[kind];
    if (!rhythm) return;
    const members = memberCodes(plan);
    await this.database.as(systemReach(members, { releases: 'read' }), async (tx) => {
      const params = [cycle.id, cycle.planId, at, to, kind, OLDEST_DAYS];
      const rows = await tx.query<NewsRow[]>(newsOf(source), params);
      // Whoever may not judge a member is not written of its report.
      const seen = rows.filter(
        ({ member, nationality, recused }) =>
          members.includes(member) &&
          !(to.includes('reviewer') && (recused || isConflicted(nationality, member, plan.conflictGroups))),
      );
      for (const { person, oldest, upTo, about, members: own, again, parts } of dueNews(seen, at, rhythm))
        await writeMail(tx, {
          person,
          kind,
          facts: {
            cycle: cycle.id,
            members: members.filter((each) => own.includes(each)),
            at: about.toISOString(),
            digest: false,
            upTo: upTo.toISOString(),
            ...(again.length > 0 && { again }),
            ...(parts.length > 0 && { parts }),
          },
          occasion: `${cycle.id} ${kind} ${oldest.toISOString()} ${person}`,
          at,
        });
    });
  }
}
