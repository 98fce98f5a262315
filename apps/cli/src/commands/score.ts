import { findContradictions, tabulate } from '@signatory/domain';
import { choose, defineCommand } from '../command.js';
import { scoresAsJson, scoresAsText } from '../matrix/print-scores.js';
import { readDisagreement, readSeed, readShare, rescore } from '../matrix/rescoring.js';
import { readMatrixFile } from '../matrix/read-matrix-file.js';

export const score = defineCommand({
  help: `signatory score MATRIX.csv [--na exclude|as-zero] [--ties competition|dense] [--ranked-from SHARE]
                               [--disagreement K/N [--seed HEX]] [--json]

Computes the tables of a score matrix, exactly: averages, percents, ranks and rank intervals.

  --na exclude       N/A counts nowhere (the default)
  --na as-zero       N/A counts as 0
  --ties competition members with the same average share a rank, and the next ranks are left out: 1, 2, 2, 4 (the default)
  --ties dense       the same, and no rank is left out: 1, 2, 2, 3
  --ranked-from      members under this share of scored cells are listed apart, "not ranked": 0.8. Without it whoever has
                     a score has a rank, as in a published table
  --disagreement K/N reviewers differed on K of N cells: with it each rank has its re-scoring range, the 5th to 95th
                     percentile over 10,000 draws in which each score errs by one step as often
  --seed HEX         32 hexadecimal digits for the draws; the first of the file's SHA-256 without it
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
    'ranked-from': { type: 'string' },
    disagreement: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(options, [name = ''], io) {
    const na = choose('na', options.na, ['exclude', 'as-zero']);
    const ties = choose('ties', options.ties, ['competition', 'dense']);
    const rankedFrom = readShare(options['ranked-from']);
    const disagreement = readDisagreement(options.disagreement);
    const seed = readSeed(options.seed, disagreement);
    const { matrix: file, sha256 } = await readMatrixFile(name, io);
    const method = { na, ties, overall: 'commitments', rankedFrom } as const;
    const tables = tabulate(file.matrix, method);
    const rescoring =
      disagreement && rescore(file, tables, method, { disagreement, seed: seed ?? sha256.slice(0, 32) });
    const contradictions = findContradictions(file, na);
    const text = options.json
      ? JSON.stringify(scoresAsJson(file, tables, { contradictions, rescoring }), null, 2)
      : scoresAsText(file, tables, { contradictions, rescoring });
    io.out(`${text}\n`);
    return contradictions.length > 0 ? 1 : 0;
  },
});
