import { isConflicted, MAIL_READERS, type MailKind } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { Catalogue, memberCodes, type OpenedCycle } from '../catalogue/index.js';
import { judgedBy } from './assigned-pillars.js';
import { LETTERS } from './letters.js';
import { itemFacts } from './letter-places.js';
import { dueNews, type News } from './news.js';
import { DONE, ONLY_WHERE, SOURCES } from './news-sources.js';
import { TellConsultations } from './tell-consultations.js';
import { IN_USE, officialOf, recusedFrom, writeMail } from './write-mail.js';

/** Whoever is written of something older has read of it elsewhere. */
const OLDEST_DAYS = 7;

// A source does not read every parameter: here each is named once, so that PostgreSQL knows its type.
const newsOf = (source: string): string => `
  with parameters as (select $1::uuid, $2::text, $3::timestamptz, $4::text[], $5::text, $6::int),
  news (person, member, item, since, about, again) as (${source})
  select news.person, news.member, news.item, news.since, news.about, news.again, ${officialOf('$2', '$1', '$3')} as "officialOf", ${recusedFrom('news.member', '$1')} as recused, last.told
  from news join person p on p.id = news.person
  left join lateral (select max(m.created_at) as told, max((m.facts ->> 'upTo')::timestamptz) as up_to from mail m
    where m.person_id = p.id and m.kind = $5 and m.facts ->> 'cycle' = $1::text) last on true
  where ${IN_USE} and news.since > $3::timestamptz - make_interval(days => $6)
    and (last.up_to is null or news.since > last.up_to)`;

interface NewsRow extends News {
  /** Members whose official the reader is. */
  readonly officialOf: readonly string[];
  /** From all of the member. */
  readonly recused: boolean;
}

/** Of a cycle that was brought as a matrix nothing is news but that somebody may read its release before its instant. */
const isToldOf = ({ cycle }: OpenedCycle, kind: MailKind): boolean =>
  cycle.source === null || kind === 'embargo-reader';

/** Writes people of what happened: a digest for each reader and kind, never a letter for each event. */
@Injectable()
export class TellNews {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly consultations: TellConsultations,
  ) {}

  /** Repeating it writes nothing twice. */
  async execute(at: Date): Promise<void> {
    await this.consultations.execute(at);
    for (const opened of await this.catalogue.list()) {
      for (const [kind, source] of Object.entries(SOURCES) as [MailKind, string][])
        if (
          isToldOf(opened, kind) &&
          LETTERS[kind].in.includes(opened.cycle.state) &&
          (ONLY_WHERE[kind]?.(opened.plan) ?? true)
        )
          await this.tell(opened, kind, source, at);
    }
  }

  private async tell(opened: OpenedCycle, kind: MailKind, source: string, at: Date): Promise<void> {
    const { cycle, plan } = opened;
    const { news: rhythm } = LETTERS[kind];
    const to = MAIL_READERS[kind];
    if (!rhythm) return;
    const members = memberCodes(plan);
    await this.database.as({ ...systemReach(members, { releases: 'read' }), chapters: true }, async (tx) => {
      const params = [cycle.id, cycle.planId, at, to, kind, OLDEST_DAYS];
      const rows = await this.leaveOutDone(kind, cycle.id, await tx.query<NewsRow[]>(newsOf(source), params));
      // Whoever may not judge a member is not written of its report.
      const judges = to.every((role) => role === 'reviewer' || role === 'adjudicator');
      const isTheirs = judges ? await judgedBy(tx, opened, { roles: to, at }) : () => true;
      const seen = rows
        .filter(isTheirs)
        .filter(
          ({ member, officialOf: own, recused }) =>
            member === null ||
            (members.includes(member) &&
              !(judges && (recused || own.some((each) => isConflicted(each, member, plan.conflictGroups))))),
        );
      for (const { person, oldest, upTo, about, members: own, again, items } of dueNews(seen, at, rhythm))
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
            ...itemFacts(kind, items),
          },
          occasion: `${cycle.id} ${kind} ${oldest.toISOString()} ${person}`,
          at,
        });
    });
  }

  private async leaveOutDone(kind: MailKind, cycleId: string, rows: readonly NewsRow[]): Promise<readonly NewsRow[]> {
    const done = DONE[kind];
    if (!done) return rows;
    const open: NewsRow[] = [];
    for (const person of new Set(rows.map((row) => row.person))) {
      const own = rows.filter((row) => row.person === person);
      const reviews = own.flatMap(({ member }) => member ?? []);
      const cells = await this.database.readAs<Pick<News, 'member' | 'item'>>({ actor: person, reviews }, done, [
        cycleId,
        person,
      ]);
      open.push(
        ...own.filter(({ member, item }) => !cells.some((cell) => cell.member === member && cell.item === item)),
      );
    }
    return open;
  }
}
