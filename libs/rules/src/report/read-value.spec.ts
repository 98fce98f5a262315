import { plainText, type Indicator } from '@signatory/domain';
import { sayFault } from '@signatory/texts';
import { indicator } from '../indicator.testing.js';
import { readValue } from './read-value.js';

/** What reading finds wrong, as an English reader is told it. */
const told = (kind: Indicator, raw: unknown) => {
  const read = readValue(kind, raw);
  return read.ok ? [] : read.faults.map((fault) => ({ ...fault, ...sayFault('en', fault.words) }));
};

const number = indicator({ code: 'staff', type: 'number', decimals: 2 });
const count = indicator({ code: 'cases', type: 'count' });

describe('a figure', () => {
  it.each(['0', '12', '26.4', '26.40', '-3.5', '9007199254740993'])('is read as it is written: %s', (text) => {
    expect(readValue(number, text)).toEqual({ ok: true, value: text });
  });

  it('keeps no other minus than the one of figures', () => {
    expect(readValue(number, '\u22123.5')).toEqual({ ok: true, value: '-3.5' });
  });

  it.each([
    ['26,4', 'Write 26.4.'],
    ['1.234', 'Write 1234 if you mean thousands, or round it to 2 decimals if you mean decimals.'],
    ['1,250', 'Write 1250 if you mean thousands, or 1.25 if you mean decimals.'],
    ['1,234', 'Write 1234 if you mean thousands, or round it to 2 decimals if you mean decimals.'],
    ['-1,000', 'Write -1000 if you mean thousands, or -1.00 if you mean decimals.'],
    ['1,234,567', 'Write 1234567.'],
    ['1.234.567', 'Write 1234567.'],
    ['1.234,56', 'Write 1234.56.'],
    ['1,234.5', 'Write 1234.5.'],
    ['1 234', 'Write 1234.'],
    ["1'234'567", 'Write 1234567.'],
    ['１２', 'Write 12.'],
    ['１２．５', 'Write 12.5.'],
    [' 12', 'Write 12.'],
    ['12%', 'Write 12, if a percentage is asked for.'],
    ['12,5 %', 'Write 12.5, if a percentage is asked for.'],
    ['1.234 %', 'Write the number alone.'],
    ['1 000 000 €', 'Write 1000000.'],
    ['1.234 €', 'Write 1234 if you mean thousands, or round it to 2 decimals if you mean decimals.'],
    ['€1m', 'Write 1000000, if that is meant.'],
    ['-3,5 Mio.', 'Write -3500000, if that is meant.'],
    ['0.0015k', 'Write 1.5, if that is meant.'],
    ['1.234 Mio.', 'Write digits, with a point before decimals: 12 or 26.4.'],
    ['1.5 billion', 'Write digits, with a point before decimals: 12 or 26.4.'],
    ['3 m m', 'Write digits, with a point before decimals: 12 or 26.4.'],
    ['all 12', 'Write digits, with a point before decimals: 12 or 26.4.'],
    ['12 kg', 'Write digits, with a point before decimals: 12 or 26.4.'],
    ['+5', 'Write 5.'],
    ['007', 'Remove the leading zeros.'],
    ['1e3', 'Write the figure out.'],
    ['', 'Write a figure, or leave the entry unanswered.'],
    ['many', 'Write digits, with a point before decimals: 12 or 26.4.'],
    ['NaN', 'Write digits, with a point before decimals: 12 or 26.4.'],
  ])('in another notation is asked back, not guessed: %s', (text, cure) => {
    expect(told(number, text)).toMatchObject([{ code: 'notation', cure }]);
  });

  it.each([
    ['1 000 000 €', 'Write 1000000, and EUR as its currency.'],
    ['€ 1.000.000,50', 'Write 1000000.50, and EUR as its currency.'],
    ['1,000,000 EUR', 'Write 1000000, and EUR as its currency.'],
    ['$5', 'Write 5, and its currency apart, in three letters like EUR.'],
    ['US$ 2bn', 'Write 2000000000, if that is meant, and USD as its currency.'],
    ['£1.5 million', 'Write 1500000, if that is meant, and GBP as its currency.'],
    ['５億円', 'Write 500000000, if that is meant, and JPY as its currency.'],
    ['2 Mrd. €', 'Write 2000000000, if that is meant, and EUR as its currency.'],
  ])('with its currency is an amount and a currency: %s', (text, cure) => {
    const amount = indicator({ code: 'spent', type: 'amount', decimals: 2 });
    expect(told(amount, text)).toMatchObject([{ code: 'notation', cure }]);
  });

  it('with a percent sign is the number before it where per cent are asked', () => {
    const share = indicator({ code: 'share', type: 'percentage', decimals: 1 });
    expect(told(share, '12,5\u00a0%')).toMatchObject([{ cure: 'Write 12.5.' }]);
  });

  it('with three decimals is plain where three are asked', () => {
    expect(readValue({ ...number, decimals: 3 }, '1.234')).toEqual({ ok: true, value: '1.234' });
  });

  it('is not a JSON number, which is a double', () => {
    expect(told(number, 12.5)).toMatchObject([{ code: 'type', cure: 'Write "12.5" in quotes.' }]);
  });

  it('has every fault told at once', () => {
    const bounded = { ...number, range: { min: '0', max: '10' } };
    expect(readValue(bounded, '10.1234')).toMatchObject({ faults: [{ code: 'decimals' }, { code: 'range' }] });
  });

  it('is whole and not negative where it is a count', () => {
    expect(readValue(count, '2.5')).toMatchObject({ faults: [{ code: 'decimals' }] });
    expect(readValue(count, '-1')).toMatchObject({ faults: [{ code: 'range' }] });
    expect(readValue(count, '3.0')).toMatchObject({ ok: true });
  });
});

describe('a value', () => {
  it('is a yes or no only as true and false', () => {
    const guard = indicator({ code: 'guard', type: 'boolean' });
    expect([true, 'false'].map((raw) => readValue(guard, raw))).toEqual([
      { ok: true, value: true },
      { ok: true, value: false },
    ]);
    for (const raw of ['yes', 1, null, []]) expect(readValue(guard, raw)).toMatchObject({ faults: [{ code: 'type' }] });
  });

  it('is a choice only by its codes', () => {
    const unit = indicator({ code: 'unit', type: 'choice', codes: ['none', 'operating'] });
    expect(readValue(unit, 'operating')).toEqual({ ok: true, value: 'operating' });
    expect(told(unit, 'operatng')).toMatchObject([
      { code: 'code', cure: 'Did you mean "operating"? Write one of: none, operating.' },
    ]);
    const labelled = {
      ...unit,
      codes: (unit.codes ?? []).map((each) => ({ ...each, label: plainText(`Is ${each.code}`) })),
    };
    expect(told(labelled, 'x')).toMatchObject([{ cure: 'Write one of: Is none (none), Is operating (operating).' }]);
    expect(readValue(unit, 3)).toMatchObject({ faults: [{ code: 'type' }] });
  });

  it('is a date only as a day of the calendar', () => {
    const since = indicator({ code: 'since', type: 'date' });
    expect(readValue(since, '2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
    for (const raw of ['2025-02-29', '29.02.2024', '2024-2-9', 20240229]) {
      expect(readValue(since, raw)).toMatchObject({ faults: [{ code: 'type' }] });
    }
  });

  it.each([
    ['31/12/2025', 'Write 2025-12-31, if that day is meant.'],
    ['31.12.2025', 'Write 2025-12-31, if that day is meant.'],
    ['3. 4. 2025', 'Write 2025-04-03, if that day is meant.'],
    ['12/31/25', 'Write 2025-12-31, if that day is meant.'],
    ['03/04/2025', 'Write 2025-04-03 if the day comes first, or 2025-03-04 if the month does.'],
    ['04/04/2025', 'Write 2025-04-04, if that day is meant.'],
    ['2025/9/5', 'Write 2025-09-05, if that day is meant.'],
    ['２０２５年９月５日', 'Write 2025-09-05, if that day is meant.'],
    ['20250905', 'Write 2025-09-05, if that day is meant.'],
    ['2025-09-05T00:00:00Z', 'Write 2025-09-05, if that day is meant.'],
    ['2025-02-29', 'Correct it, and write year-month-day: 2025-09-30.'],
    ['31/31/2025', 'Correct it, and write year-month-day: 2025-09-30.'],
    ['last week', 'Write year-month-day: 2025-09-30.'],
  ])('is asked back as the day that it would be: %s', (text, cure) => {
    expect(told(indicator({ code: 'since', type: 'date' }), text)).toMatchObject([{ code: 'type', cure }]);
  });

  it('is a text with words in it', () => {
    const note = indicator({ code: 'note', type: 'text' });
    expect(readValue(note, 'It opened.')).toEqual({ ok: true, value: 'It opened.' });
    expect(readValue(note, ' ')).toMatchObject({ ok: false });
    expect(readValue(note, 'x'.repeat(20_001))).toMatchObject({ ok: false });
  });

  it('is a list whose items stand on the closed list, each fault with its place', () => {
    const routes = indicator({ code: 'routes', type: 'list', items: { key: 'routes', fields: ['date'] } });
    const lists = [
      { code: 'routes', name: plainText(''), codes: ['sea', 'land'].map((code) => ({ code, label: plainText(code) })) },
    ];
    expect(readValue(routes, [{ key: 'sea', fields: { date: '2025-01-01' } }], lists)).toEqual({
      ok: true,
      value: [{ key: 'sea', fields: { date: '2025-01-01' } }],
    });
    expect(readValue(routes, 'sea; land', lists)).toMatchObject({ ok: true, value: [{ key: 'sea' }, { key: 'land' }] });
    expect(readValue(routes, [{ key: 'seaa' }, { key: 'land', fields: { date: 3 } }, 'land'], lists)).toMatchObject({
      faults: [
        { code: 'item', pointer: '/0/key' },
        { code: 'type', pointer: '/1/fields' },
        { code: 'type', pointer: '/2' },
      ],
    });
    expect(readValue(routes, 3, lists)).toMatchObject({ faults: [{ code: 'type', pointer: '' }] });
  });
});
