import type { ReleaseAnswer, ReleaseDocument } from '@signatory/contract';
import type { Plan } from '@signatory/domain';
import { keptBefore, withholdAnswers, withholdResults, type Unseen } from './withhold-results.js';

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
        indicator('more', 'whole - before.whole'),
        { ...indicator('small'), disclosure: { below: 5 } },
        indicator('doubled', 'small * 2'),
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
const unseen = ({ kept = [], earlier = [] }: { kept?: string[]; earlier?: Figure[] } = {}): Unseen => ({
  plan: PLAN,
  kept: new Map([['IT', kept]]),
  before: keptBefore([{ document: { figures: earlier } as unknown as ReleaseDocument }]),
});
const shown = (part: Figure) =>
  withholdResults(unseen(), 'IT', [figure('twice', '0.4'), figure('rate', '0.2'), part, figure('whole', '5')]).map(
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
  const lawful = (kept: string[]) => withholdResults(unseen({ kept }), 'IT', [figure('lawful', '5')])[0]?.status;
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
    withholdAnswers(unseen(), [many('IT'), many('FR')], figures).map(({ member, value, status }) => [
      member,
      value,
      status,
    ]),
  ).toEqual([
    ['IT', null, 'withheld'],
    ['FR', false, 'normal'],
  ]);
});

it('withholds what was calculated from a figure that the release of an earlier cycle withheld', () => {
  const now = [figure('more', '2'), figure('whole', '5')];
  const more = (before: Figure) => withholdResults(unseen({ earlier: [before] }), 'IT', now)[0]?.status;
  expect([more(figure('whole', '3')), more(figure('whole', null, 'withheld'))]).toEqual(['normal', 'withheld']);
});

it('withholds what was calculated from a guarded figure that nobody approved, and that no release has', () => {
  const double = (...small: Figure[]) =>
    withholdResults(unseen(), 'IT', [figure('doubled', '14'), ...small])[0]?.status;
  expect([double(), double(figure('small', '7'))]).toEqual(['withheld', 'normal']);
});
