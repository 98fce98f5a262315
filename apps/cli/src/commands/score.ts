import { findContradictions, tabulate } from '@signatory/domain';
import { choose, defineCommand } from '../command.js';
import { scoresAsJson, scoresAsText } from '../matrix/print-scores.js';
import { readMatrixFile } from '../matrix/read-matrix-file.js';

export const score = defineCommand({
  help: `signatory score MATRIX.csv [--na exclude|as-zero] [--ties competition|dense] [--json]

Computes the tables of a score matrix, exactly: averages, percents, ranks and rank intervals.

  --na exclude       N/A counts nowhere (the default)
  --na as-zero       N/A counts as 0
  --ties competition members with the same average share a rank, and the next ranks are left out: 1, 2, 2, 4 (the default)
  --ties dense       the same, and no rank is left out: 1, 2, 2, 3
  --json             JSON instead of tables

The file: UTF-8, commas, a header. Columns commitment_id and commitment; optional no, pillar, published_average and
published_percent; every other column is a member. Cells: +1, 1, 0, -1 (or U+2212), N/A or n/a, empty for no data.
Published figures are held against the cells, at the decimals they are printed with.

Exit status: 0; 1 if published figures contradict the cells; 2 if the file or the command cannot be read.
`,
  operands: ['MATRIX.csv'],
  options: {
    na: { type: 'string' },
    ties: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(options, [name = ''], io) {
    const na = choose('na', options.na, ['exclude', 'as-zero']);
    const ties = choose('ties', options.ties, ['competition', 'dense']);
    const { matrix: file } = await readMatrixFile(name, io);
    // A file is a table as published: whoever has a score has a rank.
    const tables = tabulate(file.matrix, { na, ties, overall: 'commitments', rankedFrom: '0' });
    const contradictions = findContradictions(file, na);
    const text = options.json
      ? JSON.stringify(scoresAsJson(file, tables, contradictions), null, 2)
      : scoresAsText(file, tables, contradictions);
    io.out(`${text}\n`);
    return contradictions.length > 0 ? 1 : 0;
  },
});
