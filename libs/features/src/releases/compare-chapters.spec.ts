import type { ReleaseChapter, ReleaseDocument } from '@signatory/contract';
import { compareChapters } from './compare-chapters.js';

const chapter = (background: string, more: Partial<ReleaseChapter> = {}): ReleaseChapter => ({
  commitment: 'c1',
  original: 'en',
  texts: { en: { background, definitions: '', members: {} } },
  references: [],
  ...more,
});
const compared = (before: readonly ReleaseChapter[], now: readonly ReleaseChapter[]) =>
  compareChapters({ chapters: before } as unknown as ReleaseDocument, { chapters: now } as unknown as ReleaseDocument);
const LONG = 'The members agreed in their plan to keep a watch over every harbour of theirs, and most of them do so';

describe('the chapters of two releases', () => {
  it('are the same where nothing is read otherwise', () => {
    expect(compared([chapter('The watch  is kept.')], [chapter('The watch is\nkept.')])).toEqual([]);
    expect(compared([], [])).toEqual([]);
  });

  it('are shown from shortly before where they first differ, with figures as they are read', () => {
    const [was, is] = [`${LONG}: {{average:overall = +0.50}}.`, `${LONG}: {{average:overall = 0.00}}.`];
    expect(compared([chapter(was)], [chapter(is)])).toEqual([
      { commitment: 'c1', before: '… and most of them do so: +0.50.', now: '… and most of them do so: 0.00.' },
    ]);
    const many = '港'.repeat(60);
    expect(compared([chapter(`${many}一`)], [chapter(`${many}二`)])).toEqual([
      { commitment: 'c1', before: `… ${'港'.repeat(24)}一`, now: `… ${'港'.repeat(24)}二` },
    ]);
  });

  it('differ in a translation, in a member’s part, in what is cited, and where one is not there', () => {
    const fr = { background: 'Le guet.', definitions: '', members: {} };
    const texts = { ...chapter('The watch.').texts, fr };
    const cited = [{ key: 'act', title: 'The act' }];
    const forCanada = { en: { background: 'The watch.', definitions: '', members: { CA: 'By day.' } } };
    for (const [now, told] of [
      [{ texts }, 'Le guet.'],
      [{ references: cited }, '[act] The act'],
      [{ texts: forCanada }, 'CA: By day.'],
    ] as const)
      expect(compared([chapter('The watch.')], [chapter('The watch.', now)])).toEqual([
        { commitment: 'c1', before: '', now: told },
      ]);
    expect(compared([], [chapter('The watch.')])).toEqual([{ commitment: 'c1', before: null, now: 'The watch.' }]);
    expect(compared([chapter('The watch.')], [])).toEqual([{ commitment: 'c1', before: 'The watch.', now: null }]);
  });
});
