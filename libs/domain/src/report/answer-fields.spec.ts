import fc from 'fast-check';
import { INDICATOR_TYPES, isFigure, type IndicatorType } from '../plan/indicator.js';
import { NARRATIVE_TIERS } from './evidence-tier.js';
import { answerOf, differenceOf, fieldsOf } from './answer-fields.js';
import { ANSWER_STATUSES, OBSERVATION_STATUSES, type Answer, type Entry } from './report.js';
import { WRITTEN_TRANSLATIONS } from './translation.js';

const words = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('a.b', '~1', '=1+1', 'true', 'none', '[clear]', '\n'),
);
const code = fc.stringMatching(/^[a-z][a-z0-9_.~-]{0,5}$/);
const figure = fc.constantFrom('0', '-0.50', '26.40', '9007199254740993', '0.000001');

function valueOf(type: IndicatorType): fc.Arbitrary<Answer> {
  if (type === 'boolean') return fc.boolean();
  if (isFigure(type)) return figure;
  if (type !== 'list') return words;
  return fc.uniqueArray(fc.record({ key: code, fields: fc.dictionary(code, words, { maxKeys: 3 }) }), {
    selector: ({ key }) => key,
    maxLength: 4,
  });
}

const evidence = fc.record(
  { id: fc.uuid(), title: words, publisher: words, url: words, happened: words, page: words, item: code },
  { requiredKeys: ['title'] },
);

/** An answer as it is stored: no text is empty, which would say nothing. */
function entryOf(type: IndicatorType): fc.Arbitrary<Entry> {
  return fc.record(
    {
      status: fc.constantFrom(...ANSWER_STATUSES),
      reason: words,
      value: fc.option(valueOf(type)),
      observation: fc.constantFrom(...OBSERVATION_STATUSES),
      currency: fc.constantFrom('EUR', 'JPY'),
      vintage: fc.constantFrom('2025-11-03', '2026-01-31'),
      translation: fc.constantFrom(...WRITTEN_TRANSLATIONS),
      narrativeTier: fc.constantFrom(...NARRATIVE_TIERS),
      cells: isFigure(type)
        ? fc.dictionary(
            fc.tuple(fc.stringMatching(/^[a-z]{1,4}$/), code).map((names) => names.join('.')),
            fc.record({ value: fc.option(figure), status: fc.constantFrom(...OBSERVATION_STATUSES) }),
            { minKeys: 1, maxKeys: 4 },
          )
        : fc.constant(undefined),
      narrative: fc
        .uniqueArray(fc.tuple(fc.constantFrom('en', 'fr', 'fr-CA', 'ja'), words), {
          selector: ([language]) => language,
          minLength: 1,
        })
        .map((all) => ({
          original: all[0]?.[0] ?? 'en',
          texts: Object.fromEntries(all.map(([language, text]) => [language, { text }])),
        })),
      evidence: fc.uniqueArray(evidence, { selector: ({ id }) => id ?? {}, maxLength: 3 }),
    },
    { requiredKeys: ['status', 'value', 'evidence'] },
  ) as fc.Arbitrary<Entry>;
}

const anyEntry = fc.constantFrom(...INDICATOR_TYPES).chain((type) => entryOf(type).map((entry) => ({ type, entry })));

describe('an answer as fields', () => {
  it('comes back as it was, for every type', () => {
    fc.assert(
      fc.property(anyEntry, ({ type, entry }) => {
        expect(answerOf(fieldsOf(entry), { type })).toEqual({ ok: true, answer: entry });
      }),
    );
  });

  it('differs from itself in nothing, and from another in what makes the other of it', () => {
    fc.assert(
      fc.property(anyEntry, anyEntry, ({ entry: one }, { entry: other }) => {
        expect(differenceOf(fieldsOf(one), fieldsOf(one))).toEqual([]);
        const made = new Map(fieldsOf(one));
        for (const { field, after } of differenceOf(fieldsOf(one), fieldsOf(other))) {
          if (after === undefined) made.delete(field);
          else made.set(field, after);
        }
        expect(Object.fromEntries(made)).toEqual(Object.fromEntries(fieldsOf(other)));
      }),
    );
  });

  it('tells an empty list from one not answered, and no answer from an empty one', () => {
    const list = { type: 'list' } as const;
    const answered = { status: 'answered', value: [], evidence: [] } as const;
    expect([...fieldsOf(answered)]).toEqual([
      ['status', 'answered'],
      ['items', 'none'],
    ]);
    expect(answerOf(fieldsOf(answered), list)).toEqual({ ok: true, answer: answered });
    expect(answerOf(new Map(), list)).toEqual({ ok: true, answer: null });
    expect(fieldsOf(null).size).toBe(0);
  });

  it('has every fault told at once, each on its field', () => {
    const fields = new Map([
      ['status', 'perhaps'],
      ['narrative.English', 'x'],
      ['items.sea', 'yes'],
      ['cells.sex.female.state', 'normal'],
      ['evidence.new-1.author', 'x'],
      ['comment', 'x'],
    ]);
    const read = answerOf(fields, { type: 'count' });
    expect(read.ok ? [] : read.faults.map(({ field }) => field)).toEqual([...fields.keys()]);
  });
});
