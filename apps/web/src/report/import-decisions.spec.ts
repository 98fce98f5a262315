import { decideAll, decideOne, decisionsFor, NOTHING_DECIDED, takenOf, undecidedOf } from './import-decisions.js';

const STAFF = { indicator: 'i1_staff', field: 'value' };
const LAW = { indicator: 'i1_law', field: 'value' };

describe('the decisions on an import', () => {
  it('count what is open, each once however often it is decided', () => {
    const once = decideOne(NOTHING_DECIDED, STAFF, 'mine');
    const twice = decideOne(once, STAFF, 'stored');
    expect([undecidedOf(NOTHING_DECIDED, 2), undecidedOf(once, 2), undecidedOf(twice, 2)]).toEqual([2, 1, 1]);
    expect(decisionsFor(twice)).toEqual({ decisions: [{ ...STAFF, take: 'stored' }] });
  });

  it('hold for all that are not named, and one can still differ', () => {
    const mixed = decideOne(decideAll('mine'), STAFF, 'stored');
    expect([takenOf(mixed, STAFF, null), takenOf(mixed, LAW, null), undecidedOf(mixed, 300)]).toEqual([
      'stored',
      'mine',
      0,
    ]);
    expect(decisionsFor(mixed)).toEqual({ decisions: [{ ...STAFF, take: 'stored' }], all: 'mine' });
  });

  it('give way when all are decided alike', () => {
    expect(decisionsFor(decideAll('stored'))).toEqual({ decisions: [], all: 'stored' });
  });

  it('begin with what was decided before', () => {
    expect(takenOf(NOTHING_DECIDED, LAW, 'mine')).toBe('mine');
    expect(takenOf(NOTHING_DECIDED, LAW, null)).toBeNull();
  });
});
