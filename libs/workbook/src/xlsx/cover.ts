import { chooseText, CLEARING_MARK, type Plan } from '@signatory/domain';
import { message, type MessageKey, type MessageValues } from '@signatory/texts';
import type { ReportFileOptions, ReportSource } from '../report-file.js';
import { CYCLE_MARK, MEMBER_MARK } from '../table/read-rows.js';
import type { OutRow } from './sheet-writer.js';

const HOW: readonly MessageKey[] = [
  'workbook.how.cells',
  'workbook.how.status',
  'workbook.how.figures',
  'workbook.how.blank',
  'workbook.how.evidence',
  'workbook.how.move',
];

/** Of a title in two lines, in points. */
export const COVER_HEIGHT = 56;

/** The first sheet: what the file is, of which state of the report, and how it is filled in. */
export function* coverRows(
  report: Pick<ReportSource, 'member'>,
  plan: Plan,
  options: ReportFileOptions,
  hash: string,
): Generator<OutRow> {
  const { language, cycle, revision } = options;
  const say = (key: MessageKey, values?: MessageValues): string => message(language, key, values);
  const found = plan.members.find(({ code }) => code === report.member);
  const member = found ? chooseText(found.name, language).text : report.member;
  const band = (text: string, style: 'cover' | 'band'): OutRow => ({
    height: style === 'cover' ? COVER_HEIGHT : 24,
    cells: [
      { text, style },
      { text: '', style },
    ],
  });
  yield band(chooseText(plan.title, language).text, 'cover');
  yield band(member === '' ? chooseText(plan.shortTitle, language).text : say('workbook.report', { member }), 'band');
  yield { cells: [] };
  const facts: [MessageKey, string][] = [
    ['workbook.member', member === '' ? '' : `${member}${say('join.aside', { words: report.member })}`],
    ['workbook.cycle', cycle ?? ''],
    ['workbook.planVersion', `${plan.id} ${plan.version}`],
    ['workbook.revision', revision === undefined ? '' : String(revision)],
    ['workbook.hash', hash],
  ];
  for (const [key, text] of facts)
    if (text !== '')
      yield {
        cells: [
          { text: say(key), style: 'label' },
          { text, style: 'question' },
        ],
      };
  yield { cells: [] };
  yield { height: 24, cells: [{ text: say('workbook.how'), style: 'section' }] };
  for (const [at, key] of HOW.entries())
    yield {
      cells: [
        { text: String(at + 1), style: at === 0 ? 'legend' : 'ordinal' },
        { text: say(key, key === 'workbook.how.blank' ? { mark: CLEARING_MARK } : {}), style: 'words' },
      ],
    };
}

/** What the reading side knows a workbook of ours by, on a sheet that nobody sees. */
export function* markRows({ member, cycle = '' }: { member: string; cycle?: string }): Generator<OutRow> {
  for (const [mark, text] of [
    [MEMBER_MARK, member],
    [CYCLE_MARK, cycle],
  ] as const)
    if (text !== '')
      yield {
        cells: [
          { text: mark, style: 'key' },
          { text, style: 'key' },
        ],
      };
}
