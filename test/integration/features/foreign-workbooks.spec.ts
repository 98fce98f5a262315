import { buildLargePlan, FIGURES, indicatorCode } from '../../bench/large-file.js';
import { World } from '../../support/build-world.js';
import { buildWorkbook } from '../../support/build-workbook.js';
import { Desk } from './desk.js';
import { ImportDesk } from './import-desk.js';

/** Of so many the first figures are taken before the last are read. */
const INDICATORS = 9;

it('a large workbook that says only at its end that it is of another member leaves nothing to be applied', async () => {
  const desk = await Desk.over(await World.build({ plan: buildLargePlan(INDICATORS, () => []) }));
  const exchange = await ImportDesk.open(desk);
  try {
    const rows = Array.from({ length: INDICATORS }, (_, n) => indicatorCode(n)).flatMap((code) =>
      Array.from({ length: FIGURES - 1 }, (_, cell) => [code, `area.a${String(cell + 1).padStart(4, '0')}`, 7]),
    );
    const file = buildWorkbook([['indicator', 'field', 'value'], ...rows], [], [[['signatory:member', 'FR']]]);
    const { id, counts, state } = await exchange.bring(file, undefined, 'report.xlsx');
    expect((await exchange.faults(id)).map(({ code }) => code)).toEqual(['file.other-member']);
    expect([state, counts]).toMatchObject(['READ', { fields: 0, changes: 0, faults: 1 }]);
    expect(await exchange.apply(id, { leaveOut: true })).toMatchObject({ state: 'APPLIED', appliedRevision: null });
    const written = await desk.world.asSystem((tx) => tx.query<object[]>('select from observation'));
    expect(written).toHaveLength(0);
  } finally {
    await exchange.close();
    await desk.world.close();
  }
});
