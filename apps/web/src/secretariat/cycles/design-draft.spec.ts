import type { CycleView } from '@signatory/contract';
import { emptyDesign, followingOf, readDesign, type DesignDraft } from './design-draft.js';

const interim = { code: 'c1', series: 'first', phase: 'interim', plan: { id: 'p', version: 1 } } as CycleView;
const draft: DesignDraft = { ...emptyDesign('p/2', 'fr'), code: 'c2', series: 'first', phase: 'final' };

describe('a cycle to be', () => {
  it('follows the interim of its series when it is a final of the same plan', () => {
    expect(followingOf(draft, [interim])).toEqual({ kind: 'follows', interim });
    expect(followingOf({ ...draft, version: 'q/1' }, [interim])).toEqual({ kind: 'alone' });
    expect(followingOf({ ...draft, phase: 'interim' }, [interim])).toEqual({ kind: 'taken', by: interim });
    expect(followingOf({ ...draft, phase: 'interim', series: 'second' }, [interim])).toEqual({ kind: 'begins' });
  });

  it('is whole once it has title, code, series and dates; the original language comes first', () => {
    const whole: DesignDraft = {
      ...draft,
      titles: { en: 'First year', fr: 'Première année' },
      calendar: {
        ...draft.calendar,
        window: { from: '2025-01-01', to: '2025-12-31' },
        dates: {
          opens: '2026-01-10T08:00',
          deadline: '2026-03-10T08:00',
          cutOff: '2026-03-20T08:00',
          reviewDeadline: '',
        },
      },
    };
    const design = readDesign(whole);
    expect(design).toMatchObject({ plan: 'p', planVersion: 2, phase: 'final', reviewDeadline: null });
    expect(Object.entries(design?.title ?? {})).toEqual([
      ['fr', 'Première année'],
      ['en', 'First year'],
    ]);
    expect(readDesign({ ...whole, titles: { en: 'First year' } })).toBeNull();
    expect(readDesign({ ...whole, code: ' ' })).toBeNull();
  });
});
