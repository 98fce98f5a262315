import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller, PROJECT } from '../caller.testing.js';

const caller = new Caller();
const PLAN = join(PROJECT, 'config/plans/g7-migrant-smuggling-2024.yaml');
afterAll(() => caller.leave());

interface Answered {
  readonly member: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly {
    rule: string;
    severity: string;
    kind: string;
    indicator: string;
    part: string | null;
    row: number | null;
    message: string;
  }[];
}

async function validate(...argv: string[]): Promise<{ status: number; answered: Answered }> {
  const { status, out, err } = await caller.call('validate', PLAN, ...argv, '--json');
  expect(err).toBe('');
  return { status, answered: JSON.parse(out) as Answered };
}

const CSV = `indicator,field,value,status,reason
i1_unit,,operating,,
i1_unit,evidence.new-1.title,Order in council,,
i1_network,,contacted,,
i1_staff,,"1,5",,
i1_staff,sex.female,3,,
i1_staff,sex.male,,confidential,
i1_referred,,,no-data,Not counted yet.
i2_routes,central,yes,,
i2_routes,central.date,2025-05-01,,
i1_unit,evidence.new-1.happened,2025-05-01,,
i1_unit,evidence.new-2.title,A second order,,
i1_unit,evidence.new-2.happened,2025-06-01,,
`;

describe('signatory validate', () => {
  it('puts each finding on its field and its row, the gravest first, and exits with 1 on a BLOCKER', async () => {
    caller.put('report.csv', CSV);
    const { status, answered } = await validate('report.csv', '--member', 'CA');
    expect(status).toBe(1);
    expect(answered.member).toBe('CA');
    expect(answered.findings.filter(({ rule }) => rule.startsWith('code.') || rule.startsWith('type.'))).toMatchObject([
      {
        rule: 'code.i1_network',
        severity: 'BLOCKER',
        kind: 'FAIL',
        indicator: 'i1_network',
        row: 4,
        message: expect.stringContaining('“contacted”'),
      },
      {
        rule: 'type.i1_staff',
        severity: 'BLOCKER',
        indicator: 'i1_staff',
        row: 5,
        message: expect.stringContaining('decimal comma'),
      },
    ]);
    const order = answered.findings.map(({ severity }) => ['BLOCKER', 'ERROR', 'WARNING', 'INFO'].indexOf(severity));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const failed = answered.findings.filter(({ kind }) => kind === 'FAIL').length;
    expect(answered.counts['fail']).toBe(failed);
  });

  it('finds the same in JSON as in CSV', async () => {
    caller.put('same.csv', CSV);
    caller.put(
      'same.json',
      JSON.stringify({
        member: 'CA',
        entries: {
          i1_unit: {
            value: 'operating',
            evidence: [
              { title: 'Order in council', happened: '2025-05-01' },
              { title: 'A second order', happened: '2025-06-01' },
            ],
          },
          i1_network: { value: 'contacted' },
          i1_staff: {
            value: '1,5',
            cells: { 'sex.female': { value: '3' }, 'sex.male': { value: null, status: 'confidential' } },
          },
          i1_referred: { value: null, status: 'no-data', reason: 'Not counted yet.' },
          i2_routes: { value: [{ key: 'central', fields: { date: '2025-05-01' } }] },
        },
      }),
    );
    const fromCsv = (await validate('same.csv', '--member', 'CA')).answered;
    const fromJson = (await validate('same.json')).answered;
    const withoutRows = ({ findings }: Answered) =>
      findings.map((finding) => ({ ...finding, row: null, cell: null, sheet: null }));
    expect(withoutRows(fromJson)).toEqual(withoutRows(fromCsv));
    expect(fromJson.counts).toEqual(fromCsv.counts);
  });

  it('holds dates against the window that the caller gives', async () => {
    caller.put(
      'dated.json',
      JSON.stringify({
        member: 'CA',
        entries: { i1_network: { value: 'exchanged', evidence: [{ title: 'Minutes', happened: '2020-01-01' }] } },
      }),
    );
    const about = ({ findings }: Answered) => findings.filter(({ indicator }) => indicator === 'i1_network').length;
    const { answered: open } = await validate('dated.json');
    const { answered: held } = await validate('dated.json', '--from', '2025-01-01', '--to', '2025-12-31');
    expect(about(held)).toBe(about(open) + 1);
  });

  it('compares with the earlier cycle where its report is given', async () => {
    caller.put('before.json', JSON.stringify({ member: 'CA', entries: { i1_unit: { value: 'operating' } } }));
    caller.put('now.json', JSON.stringify({ member: 'CA', entries: { i1_unit: { value: 'none' } } }));
    const rules = async (...argv: string[]) =>
      (await validate('now.json', ...argv)).answered.findings.map(({ rule }) => rule);
    expect(await rules()).not.toContain('I1-R2');
    expect(await rules('--before', 'before.json')).toContain('I1-R2');
  });

  it('speaks the language asked for', async () => {
    caller.put('empty.json', '{"member": "FR", "entries": {}}');
    const messages = async (language: string) =>
      (await validate('empty.json', '--language', language)).answered.findings.map(({ message }) => message);
    const [english, french] = [await messages('en'), await messages('fr')];
    expect(french).toHaveLength(english.length);
    expect(french).not.toEqual(english);
  });

  it('reports every fault of a malformed report in one pass, and exits with 2', async () => {
    caller.put(
      'bad.json',
      '{"member": "XX", "extra": 1, "entries": {"i1_staff": {"value": 3}, "i1_unit": {"valu": "none"}, "i1_network": 4}}',
    );
    const { status, out, err } = await caller.call('validate', PLAN, 'bad.json');
    expect([status, out]).toEqual([2, '']);
    expect((await caller.call('validate', PLAN, 'bad.json', '--language', 'fr')).err).toContain(
      'bad.json: /entries/i1_unit/valu: La clé «\u00a0valu\u00a0» est inconnue. Vouliez-vous dire «\u00a0value\u00a0»\u00a0?',
    );
    expect(err.trimEnd().split('\n')).toEqual([
      'bad.json: /entries/i1_staff/value: A figure must be written as text, so that no digit is lost. Write "3" in quotes.',
      'bad.json: /entries/i1_unit/valu: There is no key "valu". Did you mean "value"?',
      expect.stringContaining('bad.json: /entries/i1_network: An entry must be an object.'),
      expect.stringContaining('"XX" is no member of the plan. Its members are: CA, '),
    ]);
    caller.put(
      'bad.csv',
      'member,indicator,field,value,status\nCA,i1_unit,,none,perhaps\nFR,,,1,\nCA,i1_unit,,decided,\nCA,i1_staff,sex.female,1,\nCA,i1_staff,sex.female,2,\n',
    );
    const rows = await caller.call('validate', PLAN, 'bad.csv');
    expect(rows.err.trimEnd().split('\n')).toEqual([
      expect.stringContaining('bad.csv: row 2, column status: "perhaps" is not one of the codes.'),
      'bad.csv: row 3, column member: A report is about one member, not about CA and FR. Send a file for each.',
      'bad.csv: row 3, column indicator: The row does not say which indicator it answers. Write the indicator’s code.',
      'bad.csv: row 4, column value: i1_unit value is also in row 2. Write it once, and delete the other row.',
      'bad.csv: row 6, column value: i1_staff cells.sex.female is also in row 5. Write it once, and delete the other row.',
    ]);
  });

  it('takes the template as a workbook, filled in, and names the cell', async () => {
    expect(await caller.call('template', PLAN, '--out', 'filled.csv', '--member', 'CA')).toMatchObject({ status: 0 });
    const csv = readFileSync(join(caller.folder, 'filled.csv'), 'utf8');
    caller.put('filled.csv', csv.replace(/^(CA,i1_unit,value,.*?),,,,,0,,,$/ms, '$1,operating,,,,0,,,'));
    expect((await validate('filled.csv')).answered.member).toBe('CA');
    expect(await caller.call('template', PLAN, '--language', 'fr')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/[.]xlsx\n$/),
    });
    const { answered } = await validate('g7-migrant-smuggling.xlsx');
    expect(answered.member).toBeNull();
    expect(answered.findings.every(({ rule }) => !rule.startsWith('type.'))).toBe(true);
  });

  it.each([
    ['not.json', '{"member": ', 'The file ends before the report does'],
    ['list.json', '[]', 'The file is not a report: it must be an object'],
    ['odd.csv', 'indicator,wert\ni1_unit,none\n', 'row 1, column value: The column "value" is missing'],
    ['report.xlsx', '<?xml version="1.0"?><a/>', 'report.xlsx is a web page or an XML file, not a workbook'],
  ])('refuses %s', async (name, content, fault) => {
    caller.put(name, content);
    const { status, err } = await caller.call('validate', PLAN, name);
    expect(status).toBe(2);
    expect(err).toContain(`${name}: ${fault}`);
  });

  it('lists what is wrong with a plan that does not load, and exits with 2', async () => {
    caller.put('plan.yaml', 'plan: x\nversion: one\n');
    caller.put('any.json', '{"entries": {}}');
    const { status, err } = await caller.call('validate', 'plan.yaml', 'any.json');
    expect(status).toBe(2);
    expect(err).toContain('plan.yaml:2:');
  });
});
