import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ImportView } from '@signatory/contract';
import { LANGUAGES } from '@signatory/texts';
import { choose, defineCommand } from '../command.js';
import { locateFile } from '../files/read-file.js';
import { CommandFault, type Io } from '../io.js';
import { printPlace } from '../report/print-place.js';
import { atExchangeDesk, type ExchangeDesk } from '../report/exchange-on-database.js';

const SHOWN = 1_000;

export const importReport = defineCommand({
  help: `signatory import report FILE --cycle CYCLE --member CODE [--apply] [--json] [options]

Reads FILE (an Excel workbook, CSV or JSON) into the member's report: without --apply a dry run, which changes nothing
and lists what would change, what conflicts and what is wrong. DATABASE_URL is the application's login.

  --apply                   write what was read, in one transaction or not at all
  --conflicts mine|stored   whose value stands where the file and the report both changed since the export
  --leave-out               write the rest although some rows are faulty; it is recorded
  --as EMAIL                the account that acts; without it the machine, as the member's lead focal point
  --language en|fr|de|it|ja of what is said about the file
  --json                    {"import", "changes", "conflicts", "faults"}, at most ${SHOWN} of each

Exit status: 0 as asked; 1 if something must be decided or corrected first; 2 if it could not be read.`,
  options: {
    cycle: { type: 'string' },
    member: { type: 'string' },
    apply: { type: 'boolean' },
    conflicts: { type: 'string' },
    'leave-out': { type: 'boolean' },
    as: { type: 'string' },
    language: { type: 'string' },
    json: { type: 'boolean' },
  },
  operands: ['FILE'],
  async run(
    { cycle, member, apply, conflicts, 'leave-out': leaveOut = false, as, language: wished, json },
    [name = ''],
    io,
  ) {
    if (cycle === undefined || member === undefined) throw new CommandFault(['--cycle and --member are needed.']);
    const all = conflicts === undefined ? undefined : choose('conflicts', conflicts, ['mine', 'stored']);
    const language = choose('language', wished, LANGUAGES);
    const { path } = await locateFile(name, io, language);
    return atExchangeDesk({ cycle, member, as, language }, async (desk) => {
      const request = { cycle, member, actor: desk.actor, at: new Date(), language };
      const content = createReadStream(path);
      const { id } = await desk.receive.execute({ ...request, content, name: basename(path), queued: false });
      const payload = { cycleId: desk.opened.cycle.id, memberCode: member, importId: id };
      const step = { outboxId: '', attempt: Number.POSITIVE_INFINITY };
      await desk.read.execute(payload, step, new Date());
      let view = await desk.imports.execute({ ...request, id });
      const { undecided = 0, faults = 0 } = view.counts ?? {};
      const isClear = (undecided === 0 || all !== undefined) && (faults === 0 || leaveOut);
      if (apply && view.state === 'READ' && isClear) {
        const decisions = { decisions: [], leaveOut, ...(all !== undefined && { all }) };
        await desk.decide.execute({ ...request, id, decisions, queued: false });
        await desk.apply.execute(payload, step, new Date());
        view = await desk.imports.execute({ ...request, id });
      }
      await tell(desk, { ...request, id, page: { after: 0, limit: SHOWN } }, view, json === true, io);
      if (view.state === 'ERROR') return 2;
      return isClear && (!apply || view.state === 'APPLIED') ? 0 : 1;
    });
  },
});

async function tell(
  { imports }: ExchangeDesk,
  page: Parameters<ExchangeDesk['imports']['changes']>[0] & { readonly language: string },
  view: ImportView,
  json: boolean,
  io: Io,
): Promise<void> {
  const changes = (await imports.changes(page)).items;
  const conflicts = (await imports.conflicts(page)).items;
  const faults = (await imports.faults(page)).items;
  if (json) {
    io.out(`${JSON.stringify({ import: view, changes, conflicts, faults })}\n`);
    return;
  }
  for (const { severity, indicator, field, message, cure, ...place } of faults) {
    const named = indicator !== null && field !== null ? `${indicator} ${field}` : '';
    const where = [printPlace(place, page.language), named].filter((part) => part !== '').join(', ');
    io.out(`${[severity, where].filter((part) => part !== '').join(' ')}: ${message}\n  → ${cure}\n`);
  }
  for (const { indicator, field, base, yours, stored, storedBy, decision } of conflicts)
    io.out(
      `CONFLICT ${indicator} ${field}: exported ${show(base)}, yours ${show(yours)}, stored ${show(stored)} by ${storedBy ?? '—'}${decision === null ? '' : `; ${decision} stands`}\n`,
    );
  for (const { indicator, field, before, after } of changes)
    io.out(`CHANGE ${indicator} ${field}: ${show(before)} → ${show(after)}\n`);
  const { fields = 0, changes: n = 0, conflicts: c = 0, faults: f = 0 } = view.counts ?? {};
  io.out(`${fields} fields read: ${n} changes, ${c} conflicts, ${f} faults.\n`);
  if (view.cause !== null) io.err(`${view.cause}\n`);
  if (view.state === 'APPLIED')
    io.out(
      view.appliedRevision === null ? 'Nothing had to be written.\n' : `Written as revision ${view.appliedRevision}.\n`,
    );
}

function show(text: string | null): string {
  return text === null ? '—' : JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
