import { Inject, Injectable } from '@nestjs/common';
import type { EvidenceTier, KnownLink, SubmissionState } from '@signatory/domain';
import { Database, systemReach } from '@signatory/persistence';
import { completeJob, enqueue, notifyChanged, type JobContext, type JobPayload } from '@signatory/queue';
import type { EntityManager } from 'typeorm';
import { Catalogue } from '../catalogue/index.js';
import { lockReport, mayBeCopied, RequestRun, type ReportKey } from '../submissions/index.js';
import { askLink, type AskedLink } from './ask-link.js';
import { HostTurns } from './host-turns.js';
import { keepCopies } from './keep-copies.js';
import { LINKS, type LinkSettings } from './link-settings.js';

const DAY_MS = 86_400_000;
/** Of one job: it is over within its limit, and what is left is another's. */
const MOST_LINKS = 12;
const AT_A_TIME = 4;
/** While the rules' answer to them is still open; what was certified stands as it was found then. */
const WORKED_ON: readonly SubmissionState[] = ['DRAFT', 'VALIDATING', 'READY', 'BLOCKED'];

// Of pieces behind entries, and of those behind actions, which have a place `n` instead of an id.
const DUE = `
  select due.id, due.n, due.url, due.tier, due.quote from (
    select e.id, null::int as n, e.url, e.tier, e.quote, l.checked_at from evidence e left join link_check l
      on l.cycle_id = e.cycle_id and l.member_code = e.member_code and l.evidence_id = e.id
    where e.cycle_id = $1 and e.member_code = $2 and e.until_revision is null
    union all
    select e.action_id, e.n, e.url, null, null, l.checked_at from action_evidence e
      join action a on a.cycle_id = e.cycle_id and a.member_code = e.member_code and a.id = e.action_id and a.state <> 'WITHDRAWN'
      left join action_link_check l on l.cycle_id = e.cycle_id and l.member_code = e.member_code and l.action_id = e.action_id and l.n = e.n
    where e.cycle_id = $1 and e.member_code = $2) due
  where due.url is not null and (due.checked_at is null or due.checked_at < $3)
  order by due.checked_at nulls first, random() limit 1000`;

const KEEP = `
  insert into link_check as l (cycle_id, member_code, evidence_id, state, reason, status, moved_to, checked_at, changed_at)
  select $1, $2, found.id, found.state, found.reason, found.status, found.moved_to, $8, $8
    from unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::text[]) as found (id, state, reason, status, moved_to)
  on conflict (cycle_id, member_code, evidence_id) do update set state = excluded.state, reason = excluded.reason,
    status = excluded.status, moved_to = excluded.moved_to, checked_at = excluded.checked_at,
    changed_at = case when (l.state, l.reason, l.status) is distinct from (excluded.state, excluded.reason, excluded.status)
      then excluded.changed_at else l.changed_at end
  returning changed_at = $8 as changed`;

const KEEP_OF_ACTIONS = `
  insert into action_link_check as l (cycle_id, member_code, action_id, n, state, reason, status, moved_to, checked_at, changed_at)
  select $1, $2, found.id, found.n, found.state, found.reason, found.status, found.moved_to, $9, $9
    from unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::int[], $8::text[]) as found (id, n, state, reason, status, moved_to)
  on conflict (cycle_id, member_code, action_id, n) do update set state = excluded.state, reason = excluded.reason,
    status = excluded.status, moved_to = excluded.moved_to, checked_at = excluded.checked_at,
    changed_at = case when (l.state, l.reason, l.status) is distinct from (excluded.state, excluded.reason, excluded.status)
      then excluded.changed_at else l.changed_at end`;

interface DueLink {
  /** Of the piece behind an entry, or of the action. */
  readonly id: string;
  /** The place behind an action; null of a piece behind an entry. */
  readonly n: number | null;
  readonly url: string;
  /** Null of a piece behind an action, of whose page no copy is kept. */
  readonly tier: EvidenceTier | null;
  readonly quote: string | null;
}

interface AskedPiece extends Omit<DueLink, 'url'> {
  readonly link: AskedLink;
}

/** Asks for the pages of the links behind a report's entries and a member's actions that nobody asked for yet, or not for days. */
@Injectable()
export class CheckLinks {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly requestRun: RequestRun,
    private readonly turns: HostTurns,
    @Inject(LINKS) private readonly settings: LinkSettings,
  ) {}

  /** Answers whether its outcome was written, and the job completed with it. */
  async execute(
    key: JobPayload<'evidence.check-links'>,
    { outboxId }: Pick<JobContext, 'outboxId'>,
    at: Date,
  ): Promise<boolean> {
    if (!this.settings.enabled) return false;
    const before = new Date(at.getTime() - this.settings.everyDays * DAY_MS);
    const due = await this.database.readAs<DueLink>(systemReach([key.memberCode]), DUE, [
      key.cycleId,
      key.memberCode,
      before,
    ]);
    if (due.length === 0) return false;
    const pages = [...new Set(due.map(({ url }) => url))];
    const asked = pages.slice(0, MOST_LINKS);
    const copied = new Set(due.flatMap(({ tier, url }) => (mayBeCopied(tier) ? [url] : [])));
    const found = await this.askAll(asked, copied);
    const pieces = due.flatMap(({ url, ...piece }) => {
      const link = found.get(url);
      return link ? [{ ...piece, link }] : [];
    });
    const more = pages.length > asked.length;
    await this.database.as(systemReach([key.memberCode]), async (tx) => {
      const ofEntries = pieces.filter(({ n }) => n === null);
      if (ofEntries.length > 0) await this.keep(tx, key, ofEntries, new Date());
      const ofActions = pieces.filter(({ n }) => n !== null);
      if (ofActions.length > 0) await keepOfActions(tx, key, ofActions, new Date());
      // Where nothing came to be known of any, the rest is left for another time: it would come round for ever.
      if (more && pieces.length > 0) await enqueue(tx, 'evidence.check-links', key, key.memberCode);
      await completeJob(tx, outboxId);
    });
    return true;
  }

  private async askAll(pages: readonly string[], copied: ReadonlySet<string>): Promise<Map<string, AskedLink>> {
    const found = new Map<string, AskedLink>();
    const waiting = [...pages];
    const ask = async (): Promise<void> => {
      for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
        const link = await askLink(page, this.settings, (address) => this.turns.take(address), copied.has(page));
        if (link) found.set(page, link);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, ask));
    return found;
  }

  private async keep(tx: EntityManager, key: ReportKey, pieces: readonly AskedPiece[], at: Date): Promise<void> {
    // Before all else, as whoever writes to the report does.
    const locked = await lockReport(tx, key);
    if (!locked) return;
    const rows = await tx.query<{ changed: boolean }[]>(KEEP, [
      key.cycleId,
      key.memberCode,
      pieces.map(({ id }) => id),
      ...columnsOf(pieces),
      at,
    ]);
    await keepCopies(tx, key, pieces, at);
    const open = WORKED_ON.includes(locked.submission?.state ?? 'DRAFT');
    if (open && rows.some(({ changed }) => changed))
      await this.requestRun.repeat(tx, {
        opened: await this.catalogue.openById(key.cycleId, tx),
        key,
        revision: locked.report.revision,
        kind: 'save',
        actor: 'system',
        at,
      });
    const told = { member: key.memberCode, cycle: key.cycleId, keys: ['report', 'reviews'] };
    await notifyChanged(tx, open ? { ...told, draft: true } : told);
  }
}

/** An action has no rules that read its links: what was found is kept, and shown. */
async function keepOfActions(
  tx: EntityManager,
  { cycleId, memberCode }: ReportKey,
  pieces: readonly AskedPiece[],
  at: Date,
): Promise<void> {
  const places = [pieces.map(({ id }) => id), pieces.map(({ n }) => n)];
  await tx.query(KEEP_OF_ACTIONS, [cycleId, memberCode, ...places, ...columnsOf(pieces), at]);
  await notifyChanged(tx, { member: memberCode, cycle: cycleId, keys: ['actions'] });
}

function columnsOf(pieces: readonly AskedPiece[]): unknown[][] {
  const parts = ['state', 'reason', 'status', 'movedTo'] as const satisfies readonly (keyof (KnownLink & AskedLink))[];
  return parts.map((part) => pieces.map(({ link }) => link[part]));
}
