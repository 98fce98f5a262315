import { csvLine, type StatisticsView } from '@signatory/contract';
import { shareOf } from '@signatory/domain';
import { BYTE_ORDER_MARK, shield } from '@signatory/workbook';

type Member = StatisticsView['members'][number];

const ENTRIES = ['answered', 'noData', 'notApplicable', 'confidential', 'unanswered'] as const;
const HEAD = [
  'cycle',
  'member',
  'pillar',
  'punctuality',
  'submitted',
  'deadline',
  'extended_to',
  'asked',
  ...['answered', 'no_data', 'not_applicable', 'confidential', 'unanswered'].flatMap((name) => [
    name,
    `${name}_percent`,
  ]),
  'open_blockers',
  'open_not_run',
  'open_errors',
  'open_warnings',
];

/**
 * The statistics as a file: a line for each member and for each of its pillars, then for each pillar and for the cycle, where
 * member and pillar are empty. Codes come from a plan that people wrote: nothing in it is calculated by a spreadsheet.
 */
export function writeStatisticsCsv({ cycle, members, pillars, total }: StatisticsView): string {
  const line = (member: string, pillar: string, own: readonly string[], cells: readonly string[]): string =>
    csvLine([cycle, member, pillar, ...own, ...cells].map(shield));
  const unfiled = ['', '', '', ''];
  return [
    `${BYTE_ORDER_MARK}${csvLine(HEAD)}`,
    ...members.flatMap((member) => [
      line(member.member, '', filing(member), [...entries(member.entries), ...open(member.open)]),
      ...member.pillars.map((each) =>
        line(member.member, each.pillar, unfiled, [...entries(each.entries), ...open(null)]),
      ),
    ]),
    ...pillars.map((each) => line('', each.pillar, unfiled, [...entries(each.entries), ...open(null)])),
    line('', '', unfiled, [...entries(total.entries), ...open(total.open)]),
  ].join('');
}

function filing({ punctuality, submittedAt, deadline, extendedTo }: Member): string[] {
  return [punctuality, submittedAt ?? '', deadline ?? '', extendedTo ?? ''];
}

function entries(counts: Member['entries']): string[] {
  return [
    String(counts.asked),
    ...ENTRIES.flatMap((name) => [String(counts[name]), shareOf(counts[name], counts.asked) ?? '']),
  ];
}

function open(findings: Member['open']): string[] {
  return findings === null
    ? ['', '', '', '']
    : [findings.blockers, findings.notRun, findings.errors, findings.warnings].map(String);
}
