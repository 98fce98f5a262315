import { writeCsv, writeJson, type Cell } from './data-rows.js';
import type { ReleaseDocument } from './release-document.js';

/** How the reports of a release came in, as data files: whether in time, and how much of what was asked they answer. */

const COLUMNS = [
  'member',
  'state',
  'version',
  'submitted',
  'punctuality',
  'extended_to',
  'pillar',
  'asked',
  'answered',
  'no_data',
  'not_applicable',
  'confidential',
  'unanswered',
];

/** A line for each member's report as a whole, with an empty `pillar`, and below it one for each pillar. */
export function writeReportsCsv({ submissions, punctuality = [], completeness = [] }: ReleaseDocument): string {
  const punctual = new Map(punctuality.map((each) => [each.member, each]));
  const complete = new Map(completeness.map((each) => [each.member, each]));
  return writeCsv([
    COLUMNS,
    ...submissions.flatMap(({ member, state, version, submitted }) => {
      const { kind = null, extendedTo = null } = punctual.get(member) ?? {};
      const own = complete.get(member);
      const report: Cell[] = [member, state, version, submitted, kind, extendedTo];
      return [
        [...report, null, ...countsOf(own?.entries)],
        ...(own?.pillars ?? []).map(({ pillar, entries }) => [...report, pillar, ...countsOf(entries)]),
      ];
    }),
  ]);
}

type Counts = NonNullable<ReleaseDocument['completeness']>[number]['entries'];

/** Cells from `asked` on; empty where nothing was counted. */
function countsOf(counts: Counts | undefined): Cell[] {
  const { asked = null, answered = null, noData = null, notApplicable = null } = counts ?? {};
  return [asked, answered, noData, notApplicable, counts?.confidential ?? null, counts?.unanswered ?? null];
}

export function writeReportsJson(document: ReleaseDocument, releaseHash: string): string {
  const { submissions, punctuality, completeness } = document;
  const reports = submissions.map(({ member, ...submission }) => ({
    member,
    ...submission,
    punctuality: punctuality?.find((each) => each.member === member)?.kind ?? null,
    extendedTo: punctuality?.find((each) => each.member === member)?.extendedTo ?? null,
    completeness: completeness?.find((each) => each.member === member) ?? null,
  }));
  return writeJson('signatory-reports/1', document, releaseHash, { reports });
}
