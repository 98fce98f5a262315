import { Injectable } from '@nestjs/common';
import type { Plan } from '@signatory/domain';
import { Database, hashOf, type Query, type Reach } from '@signatory/persistence';
import { readsOf, type EarlierReport, type RuleReads, type Surroundings } from '@signatory/rules';
import { Catalogue, indexPlan, memberCodes, TraceItems, type OpenedCycle } from '../catalogue/index.js';
import {
  isEarlier,
  SUBMITTED_ENTRIES,
  SUBMITTED_TOTALS,
  translate,
  translation,
  type SubmittedEntries,
} from '../submissions/index.js';

/** What stands around a member's report, and a hash of which revisions it is: equal hashes, equal surroundings. */
export interface Around extends Surroundings {
  readonly hash: string;
  /** Where the member's own earlier reports stand. */
  readonly origins: ReadonlyMap<EarlierReport, Origin>;
}

/** Where an earlier report stands, and how what it says is called in the plan version of now. */
export interface Origin {
  readonly cycleId: string;
  readonly revision: number;
  readonly plan: Plan;
  /** Codes of now by ids of then. */
  readonly codes: ReadonlyMap<string, string>;
}

/** Ids of the indicators that rules read in each place; an empty set is not read at all. */
type Needs = Readonly<Record<RuleReads['around'][number], ReadonlySet<string>>>;

/** More windows than these change no median that a person would look at. */
const MOST_WINDOWS = 12;

/**
 * Reads what rules compare a report with: the member's earlier reports and other members' reports. Only what was submitted: to
 * other members' reports the reach is a judge's, so the database itself shows no draft.
 */
@Injectable()
export class ReadSurroundings {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly traceItems: TraceItems,
  ) {}

  /** By member, for each of `members`. Reads nothing where no rule of the plan does. */
  async execute(
    opened: OpenedCycle,
    members: readonly string[],
    reads = readsOf(opened.plan),
  ): Promise<Map<string, Around>> {
    const needs = needsOf(opened.plan, reads);
    const all = needs.peers.size > 0 ? memberCodes(opened.plan) : members;
    const reach: Reach = { actor: 'system', reads: members, reviews: memberCodes(opened.plan) };
    const [before, peers, history] = await Promise.all([
      this.before(opened, members, needs, reach),
      this.submitted(reach, opened, opened, all, needs.peers),
      this.history(opened, all, needs, reach),
    ]);
    return new Map(
      members.map((member) => {
        const others = [...peers].filter(([code]) => code !== member);
        const own = history.get(member) ?? [];
        const around = {
          before: before.get(member)?.report ?? null,
          history: own.map(({ report }) => report),
          origins: originsOf([before.get(member), ...own]),
          peers: others.map(([code, { report }]) => ({ report, earlier: history.get(code)?.[0]?.report ?? null })),
        };
        const marks = [
          before.get(member)?.mark,
          own.map(({ mark }) => mark),
          others.map(([code, { mark }]) => [mark, history.get(code)?.[0]?.mark]),
        ];
        return [member, { ...around, hash: hashOf(JSON.parse(JSON.stringify(marks))) }];
      }),
    );
  }

  private async before(
    opened: OpenedCycle,
    members: readonly string[],
    needs: Needs,
    reach: Reach,
  ): Promise<Map<string, Marked>> {
    if (opened.cycle.follows === null || needs.before.size === 0) return new Map();
    const followed = await this.catalogue.openById(opened.cycle.follows);
    return this.submitted(reach, opened, followed, members, needs.before);
  }

  /** By member the reports of earlier windows, the latest first: of each series the one that was certified last. */
  private async history(
    opened: OpenedCycle,
    members: readonly string[],
    needs: Needs,
    reach: Reach,
  ): Promise<Map<string, Marked[]>> {
    const ids = new Set([...needs.earlier, ...needs.history, ...needs.peers]);
    const found = new Map<string, Marked[]>();
    if (ids.size === 0) return found;
    // The newest window first.
    const cycles = (await this.catalogue.list()).filter((each) => isEarlier(each, opened)).slice(0, MOST_WINDOWS);
    const reports = await Promise.all(
      cycles.map(async (each) => ({ each, found: await this.submitted(reach, opened, each, members, ids) })),
    );
    const series = new Map<string, Set<string>>();
    for (const { each, found: submitted } of reports) {
      for (const [member, marked] of submitted) {
        const seen = series.get(member) ?? new Set();
        series.set(member, seen);
        if (seen.has(each.cycle.series)) continue;
        seen.add(each.cycle.series);
        found.set(member, [...(found.get(member) ?? []), marked]);
      }
    }
    return found;
  }

  /** By member the reports that stand in a cycle, with the entries of some indicators. */
  whole(
    reach: Reach,
    opened: OpenedCycle,
    members: readonly string[],
    ids: ReadonlySet<string>,
  ): Promise<Map<string, Marked>> {
    return this.read(WHOLE, { reach, opened, from: opened, members, ids });
  }

  /** The same of a cycle `from`, in the words of the opened plan; with totals only. */
  private submitted(
    reach: Reach,
    opened: OpenedCycle,
    from: OpenedCycle,
    members: readonly string[],
    ids: ReadonlySet<string>,
  ): Promise<Map<string, Marked>> {
    return this.read(TOTALS, { reach, opened, from, members, ids });
  }

  private async read(query: Query, { reach, opened, from, members, ids }: Submitted): Promise<Map<string, Marked>> {
    if (ids.size === 0) return new Map();
    const traced = translation(opened.plan, from.plan, await this.traceItems.execute(opened, from), ids);
    const values = [from.cycle.id, members, [...traced.codes.keys()]];
    const rows = await this.database.readAs<SubmittedEntries>(reach, query, values);
    return new Map(
      rows.map(({ member, revision, entries }) => [
        member,
        {
          report: { member, entries: translate(from.plan, traced, entries), breaks: traced.breaks },
          mark: [from.cycle.id, revision, ...traced.breaks],
          origin: { cycleId: from.cycle.id, revision, plan: from.plan, codes: traced.codes },
        },
      ]),
    );
  }
}

const WHOLE: Query = { name: 'submitted-entries', text: SUBMITTED_ENTRIES };
const TOTALS: Query = { name: 'submitted-totals', text: SUBMITTED_TOTALS };

interface Submitted {
  readonly reach: Reach;
  readonly opened: OpenedCycle;
  readonly from: OpenedCycle;
  readonly members: readonly string[];
  readonly ids: ReadonlySet<string>;
}

export interface Marked {
  readonly report: EarlierReport;
  /** Which report it is, cycle and revision, and what of it cannot be compared with. */
  readonly mark: readonly [cycle: string, revision: number, ...breaks: string[]];
  readonly origin: Origin;
}

function originsOf(marked: readonly (Marked | undefined)[]): ReadonlyMap<EarlierReport, Origin> {
  return new Map(marked.flatMap((each) => (each ? [[each.report, each.origin]] : [])));
}

function needsOf(plan: Plan, reads: ReadonlyMap<string, RuleReads>): Needs {
  const { byCode } = indexPlan(plan);
  const needs = {
    before: new Set<string>(),
    earlier: new Set<string>(),
    history: new Set<string>(),
    peers: new Set<string>(),
  };
  for (const { indicators, around } of reads.values()) {
    for (const place of around) {
      for (const code of indicators) {
        const id = byCode.get(code)?.indicator.id;
        if (id !== undefined) needs[place].add(id);
      }
    }
  }
  return needs;
}
