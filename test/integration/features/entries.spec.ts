import type { ChooseTiers as Tiers, EntryView, ReportView, SaveEntry as Answer } from '@signatory/contract';
import { Refusal } from '@signatory/domain';
import { Desk, codeOf } from './desk.js';

const FINAL = 'c-2025-final';

describe('an entry', () => {
  let desk: Desk;
  afterEach(() => desk.world.close());

  const find = (report: ReportView, code: string): EntryView => {
    const entry = report.entries.find(({ indicator }) => indicator === code);
    if (!entry) throw new Error(`${code} is not in the report`);
    return entry;
  };

  describe('in a cycle that follows another', () => {
    const inFinal = () => ({ ...desk.request(), cycle: FINAL });
    const readFinal = () => desk.read.execute({ ...inFinal(), language: 'en' });
    const saveFinal = (indicator: string, version: number, answer: Partial<Answer>) =>
      desk.saveIn(FINAL, indicator, version, answer);

    beforeEach(async () => {
      desk = await Desk.open();
      await desk.save('i1_unit', 0, {
        value: 'planned',
        evidence: [{ title: 'Decree', url: 'https://example.org/d' }],
      });
      await desk.save('i1_staff', 0, {
        value: '5',
        cells: { 'sex.female': { value: '2', status: 'estimated' } },
        narrative: { language: 'it', text: 'Sono cinque.', tier: 'public' },
      });
      await desk.save('i1_budget', 0, { value: '0.10', currency: 'EUR', observation: 'provisional' });
      await desk.save('i1_part', 0, { status: 'no-data', value: null, reason: 'Nobody counts.' });
      await desk.certify(await desk.makeReady());
      await desk.world.addCycle({ code: FINAL, follows: 'c-2025' });
    });

    it('carries what was certified there, shows it, and counts it as unanswered', async () => {
      const unit = find(await readFinal(), 'i1_unit');
      expect(unit).toMatchObject({ status: 'unanswered', version: 0, value: null, carried: 'c-2025' });
      expect(unit.before).toMatchObject([{ cycle: 'c-2025', phase: 'interim', status: 'answered', value: 'planned' }]);
      expect(find(await readFinal(), 'i1_note')).toMatchObject({ carried: null, before: [] });
    });

    it('finds a required entry missing until it is confirmed, and not after', async () => {
      await saveFinal('i1_note', 0, { value: 'Begun.' });
      await desk.checkIn(FINAL);
      await desk.work();
      expect((await readFinal()).findings.map(({ rule, field }) => [rule, field.indicator])).toEqual([
        [expect.stringContaining('required'), 'i1_unit'],
      ]);
      await desk.confirmEntries.execute({ ...inFinal(), indicators: ['i1_unit'] });
      await desk.work();
      expect((await readFinal()).findings).toEqual([]);
    });

    it('confirms many at once, exactly as they stood, as one revision', async () => {
      const codes = ['i1_unit', 'i1_staff', 'i1_budget', 'i1_part'];
      expect(await desk.confirmEntries.execute({ ...inFinal(), indicators: codes })).toEqual({
        revision: 1,
        confirmed: codes,
      });
      const report = await readFinal();
      expect(find(report, 'i1_budget')).toMatchObject({
        version: 1,
        status: 'answered',
        value: '0.10',
        currency: 'EUR',
        observation: 'provisional',
        carried: null,
      });
      expect(find(report, 'i1_staff')).toMatchObject({
        cells: { 'sex.female': { value: '2', status: 'estimated' } },
        narrativeTier: 'public',
      });
      expect(find(report, 'i1_part')).toMatchObject({ status: 'no-data', reason: 'Nobody counts.' });
      expect(find(report, 'i1_unit').evidence).toMatchObject([{ title: 'Decree' }]);
      // Who may see its evidence is no other answer: it is still the one that was confirmed to hold.
      const hidden = Object.fromEntries(find(report, 'i1_unit').evidence.map(({ id }) => [id, 'secretariat' as const]));
      const entries = [{ indicator: 'i1_unit', version: 1, tiers: hidden }];
      await desk.chooseTiers.execute({ ...inFinal(), entries });
      const carried = await desk.world.asSystem((tx) =>
        tx.query<{ version: number; carried: boolean }[]>(
          `select version, carried_from is not null as carried from entry_version where indicator_id = 'id-i1_unit'
             and cycle_id = (select id from cycle where code = $1) order by version`,
          [FINAL],
        ),
      );
      expect(carried).toEqual([
        { version: 1, carried: true },
        { version: 2, carried: true },
      ]);
    });

    it('confirms all or none, and nothing twice', async () => {
      const both = { ...inFinal(), indicators: ['i1_unit', 'i1_note'] };
      expect(await codeOf(desk.confirmEntries.execute(both))).toBe('entry.not-carried');
      expect(find(await readFinal(), 'i1_unit')).toMatchObject({ version: 0, carried: 'c-2025' });
      await saveFinal('i1_unit', 0, { value: 'operating' });
      const again = { ...inFinal(), indicators: ['i1_unit'] };
      expect(await codeOf(desk.confirmEntries.execute(again))).toBe('entry.stale');
      expect(find(await readFinal(), 'i1_unit')).toMatchObject({ value: 'operating', carried: null });
    });

    it('carries nothing into an entry that somebody emptied', async () => {
      await saveFinal('i1_unit', 0, { value: 'operating' });
      await saveFinal('i1_unit', 1, { value: null });
      expect(find(await readFinal(), 'i1_unit')).toMatchObject({ status: 'unanswered', version: 2, carried: null });
    });

    it('keeps a later vintage of an earlier figure beside what was certified', async () => {
      const revision = { cell: 'total', value: '6', status: 'normal', vintage: '2025-11-20', reason: 'Late returns.' };
      const command = {
        ...desk.request(),
        indicator: 'i1_staff',
        revision: { ...revision, status: 'normal' as const },
      };
      await desk.reviseFigure.execute(command);
      const [before] = find(await readFinal(), 'i1_staff').before;
      expect(before).toMatchObject({ value: '5', revisions: [revision] });
      const word = { ...command, indicator: 'i1_unit' };
      expect(await codeOf(desk.reviseFigure.execute(word))).toBe('value.invalid');
    });
  });

  it('has who sees its evidence chosen with other entries: as one revision, with every word and figure as it was, or not at all', async () => {
    desk = await Desk.open();
    const links = ['a', 'b'].map((name) => ({ title: name, url: `https://example.org/${name}` }));
    const narrative = { language: 'it', text: 'Testo', translation: { language: 'en', text: 'Text', checked: true } };
    await desk.save('i1_unit', 0, { value: 'planned', evidence: links });
    const cells = { 'sex.female': { value: '2', status: 'estimated' as const } };
    await desk.save('i1_staff', 0, { value: '5', cells, narrative, vintage: '2025-11-03', evidence: links });
    const before = await desk.report();
    const [unit, staff] = [find(before, 'i1_unit'), find(before, 'i1_staff')];
    const hide = ({
      indicator,
      version,
      evidence: [piece],
    }: Pick<EntryView, 'indicator' | 'version' | 'evidence'>) => ({
      indicator,
      version,
      tiers: piece ? { [piece.id]: 'secretariat' as const } : {},
    });
    const choose = (entries: Tiers['entries']) => desk.chooseTiers.execute({ ...desk.request(), entries });

    await desk.save('i1_unit', 1, { value: 'operating', evidence: links });
    const refused: unknown = await choose([
      hide(unit),
      hide(staff),
      { indicator: 'none', version: 0, tiers: {} },
    ]).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'entry.bulk-stopped',
      facts: {
        stopped: 2,
        of: 3,
        stops: [
          { indicator: 'i1_unit', why: 'entry.stale', by: expect.any(String), at: expect.any(String) },
          { indicator: 'none', why: 'indicator.unknown', by: null, at: null },
        ],
      },
    });
    const unknown = [{ ...hide(staff), tiers: { [unit.evidence[0]?.id ?? '']: 'public' as const } }];
    await expect(choose(unknown)).rejects.toMatchObject({ facts: { stops: [{ why: 'not-found' }] } });
    expect((await desk.report()).revision).toBe(3);

    // Of an entry without a narrative there is none to choose for.
    const told = { narrative: 'public' as const };
    expect(
      await choose([
        { ...hide({ ...unit, version: 2 }), ...told },
        { ...hide(staff), ...told },
      ]),
    ).toEqual({
      revision: 4,
      entries: [
        { indicator: 'i1_unit', version: 3 },
        { indicator: 'i1_staff', version: 2 },
      ],
    });
    const after = find(await desk.report(), 'i1_staff');
    const { evidence, version, updatedAt } = after;
    expect([staff.narrativeTier, unit.narrativeTier]).toEqual(['reviewers', null]);
    expect(after).toEqual({ ...staff, evidence, version, updatedAt, narrativeTier: 'public' });
    expect(new Set(evidence.map(({ title, tier }) => `${title} ${tier}`))).toEqual(
      new Set(['a secretariat', 'b public']),
    );
    // As it was chosen already: nothing is written.
    expect(await choose([{ ...hide(after), tiers: {}, ...told }])).toEqual({ revision: 4, entries: [] });
    const { versions } = await desk.history.execute({ ...desk.request(), indicator: 'i1_staff', before: null });
    const changes = versions[0]?.changes.filter(({ field }) => !field.startsWith('evidence.'));
    expect(changes).toEqual([{ field: 'narrativeTier', after: 'public' }]);
    // What is told anew is for those who judge it, until somebody chooses again.
    await desk.save('i1_staff', 2, { value: '5', cells });
    const again = await desk.save('i1_staff', 3, { value: '5', cells, narrative });
    expect(again.narrativeTier).toBe('reviewers');
  });

  it('tells a figure’s period, and when it was known: as declared, else as saved', async () => {
    desk = await Desk.open();
    const at = new Date('2025-12-01T10:00:00Z');
    const saved = await desk.save('i1_staff', 0, { value: '5' }, at);
    expect(saved).toMatchObject({ reference: '2024-11-01/2025-10-31', vintage: '2025-12-01' });
    const declared = await desk.save('i1_staff', 1, { value: '5', vintage: '2025-11-03' }, new Date());
    expect(declared).toMatchObject({ version: 2, vintage: '2025-11-03' });
    expect(await codeOf(desk.save('i1_unit', 0, { value: 'none', vintage: '2025-11-03' }))).toBe('value.invalid');
  });

  it('keeps a narrative’s translation, and voids its check when the source changes', async () => {
    desk = await Desk.open();
    const narrative = (text: string, translation: string) => ({
      narrative: { language: 'it', text, translation: { language: 'en', text: translation, checked: true } },
    });
    expect(
      (await desk.save('i1_unit', 0, { value: 'none', narrative: { language: 'it', text: 'Nulla.' } })).translation,
    ).toBe('MISSING');
    const first = await desk.save('i1_unit', 1, { value: 'none', ...narrative('Nulla.', 'Nothing.') });
    expect(first).toMatchObject({
      translation: 'CHECKED',
      narrative: {
        original: 'it',
        texts: { it: { text: 'Nulla.' }, en: { text: 'Nothing.', provenance: 'translation' } },
      },
    });
    expect((await desk.save('i1_unit', 2, { value: 'none', ...narrative('Niente.', 'Nothing.') })).translation).toBe(
      'DRAFT',
    );
    expect(
      (await desk.save('i1_unit', 3, { value: 'none', ...narrative('Niente.', 'Nothing at all.') })).translation,
    ).toBe('CHECKED');
  });

  it('is won by one of two editors a hundred times, and the other gets both values: nothing is lost', async () => {
    desk = await Desk.open();
    const race = (version: number, text: string) =>
      desk.save('i1_note', version, { value: text }).catch((error: unknown) => error);
    for (let version = 0; version < 100; version += 1) {
      const words = [`A${version}`, `B${version}`];
      const outcomes = await Promise.all(words.map((word) => race(version, word)));
      const refused = outcomes.filter((outcome): outcome is Refusal => outcome instanceof Refusal);
      const won = outcomes.filter((outcome) => !(outcome instanceof Refusal)) as EntryView[];
      expect([won.length, refused.map(({ code }) => code)]).toEqual([1, ['entry.stale']]);
      const loser = words.find((word) => word !== won[0]?.value);
      expect(refused[0]?.facts).toMatchObject({
        sent: version,
        current: version + 1,
        theirs: { value: won[0]?.value },
        yours: { value: loser },
        by: desk.lead.id,
        at: expect.any(String) as string,
      });
    }
    const kept = await desk.world.asSystem((tx) =>
      tx.query<{ answer: string }[]>(
        `select answer from entry_version where indicator_id = 'id-i1_note' order by version`,
      ),
    );
    expect(kept).toHaveLength(100);
    expect(new Set(kept.map(({ answer }) => answer)).size).toBe(100);
  });

  it('is hidden from a contributor to whom it was not delegated', async () => {
    desk = await Desk.open();
    await desk.save('i1_staff', 0, { value: '5' });
    const agency = desk.person('contributor', ['IT'], ['id-i1_note']);
    const report = await desk.read.execute({ ...desk.request(agency), language: 'en' });
    expect(report.entries.map(({ indicator }) => indicator)).toEqual(['i1_note']);
    const hidden = { ...desk.request(agency), indicator: 'i1_staff' };
    expect(await codeOf(desk.read.entry(hidden))).toBe('not-found');
  });
});
