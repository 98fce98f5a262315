import { plainText } from '@signatory/domain';
import { choose, defineCommand } from '../command.js';
import { CommandFault } from '../io.js';
import { importOnDatabase } from '../matrix/import-on-database.js';
import { readMatrixFile } from '../matrix/read-matrix-file.js';

export const importScores = defineCommand({
  help: `signatory import scores MATRIX.csv --plan ID[@VERSION] --cycle CODE --from DATE --to DATE --source TEXT --as EMAIL [options]

Takes a published score matrix into the database of DATABASE_URL as a concluded cycle, and requests its release. The file
is described under "signatory score --help"; its members and commitments must be those of the plan version.

  --plan ID[@VERSION]   the adopted plan; version 1 without @VERSION
  --cycle CODE          the new cycle's code, as in its address: g20-2023-final
  --series CODE         its interim and its final share it; the cycle's code without it
  --phase final|interim final without it
  --title TEXT          the cycle's title; its code without it
  --from, --to DATE     the reporting window that was assessed: 2023-09-11
  --source TEXT, --url  who published the scores: printed on every page
  --as EMAIL            the secretariat account that imports and requests the release
  --signatory EMAIL     another secretariat account, which signs the release off: it is then public. Without it the
                        release waits for its signatory

Bring years in their order: a release is compared with the one before it when it is requested.

Exit status: 0; 2 if it cannot be taken in, and then nothing was written.`,
  operands: ['MATRIX.csv'],
  options: {
    plan: { type: 'string' },
    cycle: { type: 'string' },
    series: { type: 'string' },
    phase: { type: 'string' },
    title: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    source: { type: 'string' },
    url: { type: 'string' },
    as: { type: 'string' },
    signatory: { type: 'string' },
  },
  async run(options, [name = ''], io) {
    const { plan, cycle, from, to, source, as } = options;
    if (!plan || !cycle || !from || !to || !source || !as)
      throw new CommandFault(['--plan, --cycle, --from, --to, --source and --as are needed.']);
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(cycle))
      throw new CommandFault([`--cycle is "${cycle}". Write small letters, digits and hyphens.`]);
    if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url))
      throw new CommandFault([`--url is "${options.url}". Write an address that begins with https://.`]);
    const window = { from: readDay('from', from), to: readDay('to', to) };
    if (window.from > window.to) throw new CommandFault(['--from is after --to.']);
    const [id = '', version = '1'] = plan.split('@');
    if (!/^\d{1,6}$/.test(version)) throw new CommandFault([`--plan is "${plan}". Write the id, or id@version.`]);
    const { matrix: file, sha256 } = await readMatrixFile(name, io);
    const release = await importOnDatabase({
      file,
      design: {
        code: cycle,
        plan: id,
        planVersion: Number(version),
        series: options.series ?? cycle,
        phase: choose('phase', options.phase, ['final', 'interim']),
        title: plainText(options.title ?? cycle),
        window,
        illustrative: false,
        source: { citation: source, url: options.url ?? null, sha256 },
      },
      as,
      signatory: options.signatory ?? null,
    });
    io.out(
      release.published
        ? `Published ${cycle}, release ${release.number} (${release.sha256}).\n`
        : `Imported ${cycle}. Release ${release.number} (${release.sha256}) waits for its signatory.\n`,
    );
    return 0;
  },
});

/** A day of the calendar: 30 February is none. */
function readDay(option: string, text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new CommandFault([`--${option} is "${text}". Write a day as year-month-day: 2026-06-13.`]);
}
