import { parse } from 'csv-parse/sync';
import { writeAuditCsv } from './write-audit-csv.js';

describe('the trail as a file', () => {
  it('has a line for each event, and nothing that a spreadsheet would calculate', () => {
    const rows: unknown = parse(
      writeAuditCsv([
        {
          id: '7',
          at: '2026-11-24T14:01:00.000Z',
          actor: 'a-1',
          by: '=cmd()',
          act: 'entry.save',
          subject: 'g7-2025/CA/i1_unit',
          about: null,
          facts: { reason: 'a "quoted"\nword' },
          source: { channel: 'web', address: '192.0.2.0/24', agent: 'Firefox, Windows', token: 'Database' },
        },
      ]),
      { bom: true },
    );
    expect(rows).toEqual([
      ['id', 'at', 'by', 'actor', 'act', 'subject', 'facts', 'channel', 'address', 'agent', 'token'],
      [
        '7',
        '2026-11-24T14:01:00.000Z',
        "'=cmd()",
        'a-1',
        'entry.save',
        'g7-2025/CA/i1_unit',
        '{"reason":"a \\"quoted\\"\\nword"}',
        'web',
        '192.0.2.0/24',
        'Firefox, Windows',
        'Database',
      ],
    ]);
  });
});
