import { plainText, type Plan, type Rule } from '@signatory/domain';
import { buildIndicator, buildPlan } from '../../support/build-plan.js';
import { World } from '../../support/build-world.js';
import { Desk } from './desk.js';

export const rule = (code: string, test: string, changes: Partial<Rule> = {}): Rule => ({
  code,
  severity: 'WARNING',
  on: 'cases',
  test,
  message: plainText('{cases} cases.'),
  ...changes,
});

const PARTNERS = ['CA', 'FR', 'IT', 'EU'];

/** Figures that grow from window to window, and what members send each other. */
function planOfFigures(): Plan {
  const plan = buildPlan();
  const [commitment] = plan.commitments;
  if (!commitment) throw new Error('The plan has a commitment.');
  return {
    ...plan,
    disaggregations: [
      {
        code: 'partner',
        name: plainText('Partner'),
        codes: PARTNERS.map((code) => ({ code, label: plainText(code) })),
      },
    ],
    commitments: [
      {
        ...commitment,
        applies: { all: 'asked', members: {} },
        indicators: [
          buildIndicator({ code: 'cases', role: 'context' }),
          buildIndicator({ code: 'sent', role: 'context', by: ['partner'] }),
          buildIndicator({ code: 'got', role: 'context', by: ['partner'] }),
        ],
        rules: [
          rule('FACTOR', 'within_factor(cases, earlier.cases, 3)', {
            message: plainText('{earlier.cases}, now {cases}.'),
          }),
          rule('USUAL', '!outlier.history.cases'),
          rule('LIKE-OTHERS', '!outlier.peers.cases'),
        ],
        guideline: null,
      },
    ],
    mirrors: [{ code: 'mla', severity: 'WARNING', sent: 'sent', received: 'got', partners: 'partner', tolerance: '0' }],
  };
}

export const figure = (value: string, cells: Record<string, string> = {}) => ({
  value,
  cells: Object.fromEntries(
    Object.entries(cells).map(([code, each]) => [`partner.${code}`, { value: each, status: 'normal' as const }]),
  ),
});

/** A desk over a plan of figures, with a cycle for each of some years. */
export async function openYears(...years: readonly number[]): Promise<Desk> {
  const desk = await Desk.over(await World.build({ plan: planOfFigures() }));
  for (const year of years) await desk.world.addCycle({ code: `c-${year}` });
  const windows = `update cycle set window_from = make_date(substr(code, 3)::int, 1, 1), window_to = make_date(substr(code, 3)::int, 12, 31)`;
  await desk.world.asSystem((tx) => tx.query(windows));
  return desk;
}
