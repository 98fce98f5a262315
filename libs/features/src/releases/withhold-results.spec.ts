import type { ReleaseAnswer, ReleaseDocument } from '@signatory/contract';
import type { Plan } from '@signatory/domain';
import { withholdAnswers, withholdResults } from './withhold-results.js';

type Figure = ReleaseDocument['figures'][number];

const indicator = (code: string, value?: string) => ({
  code,
  type: 'number',
  by: [],
  decimals: 1,
  ...(value !== undefined && { calculated: { value } }),
});
const PLAN = {
  commitments: [
    {
      indicators: [
        indicator('twice', 'rate * 2'),
        indicator('rate', 'part / whole'),
        indicator('part'),
        indicator('whole'),
        { ...indicator('many', 'part > 3'), type: 'boolean' },
        { ...indicator('law'), type: 'boolean' },
        indicator('lawful', 'law ? 1 : 0'),
      ],
    },
  ],
  disaggregations: [],
} as unknown as Plan;
const figure = (code: string, value: string | null, status: Figure['status'] = 'normal'): Figure => ({
  member: 'IT',
  indicator: code,
  cell: 'total',
  value,
  status,
  illustrative: false,
});
const shown = (part: Figure) =>
  withholdResults(PLAN, [figure('twice', '0.4'), figure('rate', '0.2'), part, figure('whole', '5')]).map(
    ({ indicator: code, value, status }) => [code, value, status],
  );

it('withholds what was calculated from what is withheld, and what is calculated from that', () => {
  expect(shown(figure('part', '1')).every(([, , status]) => status === 'normal')).toBe(true);
  expect(shown(figure('part', null, 'withheld'))).toEqual([
    ['twice', null, 'withheld'],
    ['rate', null, 'withheld'],
    ['part', null, 'withheld'],
    ['whole', '5', 'normal'],
  ]);
  expect(shown(figure('part', null, 'confidential'))[1]).toEqual(['rate', null, 'withheld']);
});

it('withholds what was calculated from an answer that its member keeps confidential', () => {
  const lawful = (kept: string[]) => withholdResults(PLAN, [figure('lawful', '5')], kept)[0]?.status;
  expect([lawful([]), lawful(['law'])]).toEqual(['normal', 'withheld']);
});

it('withholds an answer that was calculated from a figure that is not shown, of that member alone', () => {
  const many = (member: string): ReleaseAnswer => ({
    member,
    indicator: 'many',
    value: false,
    status: 'normal',
    illustrative: false,
  });
  const figures = [figure('part', null, 'withheld'), { ...figure('part', '1'), member: 'FR' }];
  expect(
    withholdAnswers(PLAN, [many('IT'), many('FR')], figures, new Map()).map(({ member, value, status }) => [
      member,
      value,
      status,
    ]),
  ).toEqual([
    ['IT', null, 'confidential'],
    ['FR', false, 'normal'],
  ]);
});
