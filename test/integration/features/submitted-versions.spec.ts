import { createHash } from 'node:crypto';
import type { Actor } from '@signatory/domain';
import { CertifyReport } from '@signatory/features';
import { Desk, codeOf } from './desk.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a version that was certified', () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await Desk.open();
  });
  afterEach(() => desk.world.close());

  const request = (version: number, actor: Actor = desk.lead) => ({ ...desk.request(actor), version });
  const bytesOf = async (of: ReturnType<typeof request>): Promise<string> => {
    let body = '';
    for await (const part of (await desk.submissions.snapshot(of)).parts) body += part;
    return body;
  };
  const certify = async () => desk.certify(await desk.makeReady());
  const beginAnother = async (): Promise<void> => {
    await desk.returnReport.withdraw({ ...desk.request(), reason: 'To look again.' });
  };

  it('is kept as bytes, whose hash is the one on the receipt', async () => {
    await desk.save('i1_unit', 0, { value: 'none', narrative: { language: 'it', text: 'Nulla «ancora» – 日本.' } });
    await desk.save('i1_budget', 0, { value: '12345678901234567890.10', currency: 'EUR' });
    const receipt = await certify();
    const body = await bytesOf(request(1));
    expect(sha256(body)).toBe(receipt.sha256);
    expect(JSON.parse(body)).toMatchObject({
      cycle: 'c-2025',
      member: 'IT',
      revision: receipt.revision,
      entries: { i1_budget: { value: '12345678901234567890.10', currency: 'EUR', reference: '2024-11-01/2025-10-31' } },
    });
    await beginAnother();
    await desk.save('i1_unit', 1, { value: 'planned' });
    expect(await bytesOf(request(1))).toBe(body);
  });

  it('is not read as a whole by a contributor, nor before it is submitted, nor by an assessor after it was withdrawn', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    expect(await codeOf(desk.submissions.snapshot(request(1)))).toBe('not-found');
    await certify();
    expect(await codeOf(desk.submissions.snapshot(request(1, desk.person('contributor'))))).toBe('permission.missing');
    const reviewer = desk.person('reviewer');
    expect(await codeOf(desk.submissions.snapshot(request(1, reviewer)))).toBe('accepted');
    await beginAnother();
    expect(await codeOf(desk.submissions.snapshot(request(1, reviewer)))).toBe('not-found');
    expect(await desk.submissions.list(desk.request(reviewer))).toEqual([]);
  });

  it('has the same seal of a piece for the secretariat alone, whatever comes to be known of its page', async () => {
    const evidence = [{ title: 'The dossier', url: 'https://ministry.gov/dossier', tier: 'secretariat' as const }];
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_note', 0, { value: 'x', evidence });
    await certify();
    const sealOf = async (version: number): Promise<unknown> =>
      (JSON.parse(await bytesOf(request(version))) as { entries: Record<string, { evidence: unknown }> }).entries[
        'i1_note'
      ]?.evidence;
    const sealed = [{ tier: 'secretariat', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }];
    expect(await sealOf(1)).toEqual(sealed);
    await desk.world.asSystem(async (tx) => {
      await tx.query(`insert into link_check (cycle_id, member_code, evidence_id, state, status, checked_at, changed_at)
        select cycle_id, member_code, id, 'reachable', 200, now(), now() from evidence`);
      // As it may be kept of a piece that others could see before.
      await tx.query(`insert into page_copy (cycle_id, member_code, evidence_id, address, media_type, size, sha256, text, cut, taken_at)
        select cycle_id, member_code, id, url, 'text/plain', 4, repeat('a', 64), 'text', false, now() from evidence`);
    });
    await beginAnother();
    await desk.save('i1_budget', 0, { value: '1.00', currency: 'EUR' });
    await certify();
    expect(await sealOf(2)).toEqual(await sealOf(1));
  });

  it('has a receipt that counts what was answered and lists what was answered in words', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_staff', 0, { value: '1', cells: { 'sex.female': { value: '2', status: 'normal' } } });
    await desk.save('i1_part', 0, { status: 'no-data', value: null, reason: 'Nobody counts.' });
    await desk.check();
    await desk.work();
    const { findings } = await desk.report();
    expect(findings.map(({ rule, field, partName }) => [rule, field.part, partName])).toEqual([
      ['part.i1_staff.sex', 'sex.female', 'sex, female'],
      ['T-WARNING', undefined, null],
    ]);
    expect(findings[0]?.message).toContain('the part “sex, female” is 2');
    for (const { rule, field, valuesHash } of findings)
      await desk.justifyFinding.execute({
        ...desk.request(),
        language: 'en',
        answer: { rule, field, valuesHash, text: 'One person is enough.' },
      });
    const receipt = await desk.certify((await desk.report()).revision);
    expect(receipt).toMatchObject({
      counts: { asked: 9, answered: 2, noData: 1, notApplicable: 0, confidential: 0, unanswered: 6 },
      justified: [
        { rule: 'part.i1_staff.sex', part: 'sex.female', partName: { texts: { en: { text: 'sex, female' } } } },
        { rule: 'T-WARNING', indicator: 'i1_staff', part: null, partName: null, text: 'One person is enough.' },
      ],
      clearances: [],
      late: false,
      certifiedBy: { office: 'Ministry' },
    });
    expect(await desk.receipts.execute(request(1))).toEqual(receipt);
  });

  it('has a receipt as a document: the same bytes each time, whatever becomes of the version', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await certify();
    const first = await desk.receipts.pdf(request(1), 'en');
    await beginAnother();
    const second = await desk.receipts.pdf(request(1), 'en');
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    expect(Buffer.from(first.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(first.bytes).equals(Buffer.from((await desk.receipts.pdf(request(1), 'fr')).bytes))).toBe(false);
  });

  it('has its receipt on the paper that the server had when it was given', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await certify();
    const first = await desk.receipts.pdf(request(1), 'en');
    await beginAnother();
    const { database } = desk.world;
    const letter = new CertifyReport(database, desk.catalogue, desk.moveSubmission, 'Letter');
    await desk.save('i1_unit', 1, { value: 'planned' });
    const revision = await desk.makeReady();
    await letter.execute({ ...desk.request(), certification: { revision, office: 'Ministry', statement: true } });
    const papers = [1, 2].map(async (version) => (await desk.receipts.execute(request(version))).paper ?? 'A4');
    expect(await Promise.all(papers)).toEqual(['A4', 'Letter']);
    const boxOf = ({ bytes }: { readonly bytes: Uint8Array }): boolean =>
      Buffer.from(bytes).toString('latin1').includes('612 792');
    expect([boxOf(first), boxOf(await desk.receipts.pdf(request(2), 'en'))]).toEqual([false, true]);
    expect(Buffer.from((await desk.receipts.pdf(request(1), 'en')).bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });

  it('is compared with another field by field, and with the one being written', async () => {
    const evidence = [{ title: 'Decree', url: 'https://example.org/d' }];
    await desk.save('i1_unit', 0, { value: 'none', evidence });
    await desk.save('i1_staff', 0, { value: '5', cells: { 'sex.female': { value: '2', status: 'normal' } } });
    await certify();
    await beginAnother();
    await desk.save('i1_unit', 1, { value: 'planned', evidence });
    await desk.save('i1_staff', 1, { value: '5', observation: 'provisional' });
    const comparison = await desk.submissions.compare({ ...desk.request(), from: 1, to: 2 });
    expect(comparison).toMatchObject({
      from: { version: 1, state: 'WITHDRAWN' },
      to: { version: 2, state: 'DRAFT', revision: null },
    });
    expect(comparison.entries).toEqual([
      { indicator: 'i1_unit', changes: [{ field: 'value', before: 'none', after: 'planned' }] },
      {
        indicator: 'i1_staff',
        changes: [
          { field: 'observation', before: 'normal', after: 'provisional' },
          { field: 'cells.sex.female', before: '2' },
          { field: 'cells.sex.female.status', before: 'normal' },
        ],
      },
    ]);
    const agency = desk.person('contributor', ['IT'], ['id-i1_unit']);
    const part = await desk.submissions.compare({ ...desk.request(agency), from: 1, to: 2 });
    expect(part.entries.map(({ indicator }) => indicator)).toEqual(['i1_unit']);
    expect(await codeOf(desk.submissions.compare({ ...desk.request(), from: 1, to: 3 }))).toBe('not-found');
  });

  it('keeps the words in which its findings were answered', async () => {
    await desk.submit('IT', 'c-2025', { i1_unit: { value: 'none' }, i1_staff: { value: '2' } });
    const [found] = (await desk.report()).findings;
    if (!found) throw new Error('Staff without a unit is found.');
    const { rule, field, valuesHash } = found;
    const reword = desk.justifyFinding.execute({
      ...desk.request(),
      language: 'en',
      answer: { rule, field, valuesHash, text: 'Something else.' },
    });
    expect(await codeOf(reword)).toBe('report.already-submitted');
    expect((await desk.report()).findings[0]?.justification?.text).toBe('So it is.');
  });

  it('answers findings of one rule together, a record for each, and leaves what somebody answered or is found no more', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    const cells = {
      'sex.female': { value: '6', status: 'normal' as const },
      'sex.male': { value: '7', status: 'normal' as const },
    };
    await desk.save('i1_staff', 0, { value: '5', cells });
    await desk.save('i1_part', 0, { value: '9' });
    await desk.check();
    await desk.work();
    const read = async (of: string) => (await desk.report()).findings.filter(({ rule }) => rule === of);
    const [female, male] = await read('part.i1_staff.sex');
    if (!female || !male) throw new Error('Both parts exceed the whole.');
    const { rule } = female;
    const [one, other] = [female, male].map(({ field, valuesHash }) => ({ field, valuesHash }));
    const answer = (findings: unknown[], of = rule) =>
      desk.justifyFindings.execute({
        ...desk.request(),
        answer: { rule: of, findings: findings as [typeof one & object], text: 'Counted twice.', language: 'en' },
      });
    await desk.justifyFinding.execute({
      ...desk.request(),
      language: 'en',
      answer: { rule, field: female.field, valuesHash: female.valuesHash, text: 'Her own words.' },
    });
    const past = { field: male.field, valuesHash: 'of other values' };
    expect(await answer([one, other, other, past])).toEqual({
      justified: 1,
      left: [
        { field: female.field, why: 'answered' },
        { field: male.field, why: 'gone' },
      ],
    });
    expect((await read(rule)).map(({ justification }) => justification?.text)).toEqual([
      'Her own words.',
      'Counted twice.',
    ]);
    const [blocker] = await read('T-BLOCKER');
    expect(await codeOf(answer([{ field: blocker?.field, valuesHash: blocker?.valuesHash }], 'T-BLOCKER'))).toBe(
      'command.wrong-state',
    );
    const told = await desk.world.asSystem((tx) =>
      tx.query<{ body: string }[]>(`select body from audit_event where body like '%finding.answer%' order by id`),
    );
    expect(told.map(({ body }) => (JSON.parse(body) as { facts: { part: string } }).facts.part)).toEqual([
      'sex.female',
      'sex.male',
    ]);
  });

  it('has a history of each entry: who, in which role, what changed, and in which version it was certified', async () => {
    await desk.save('i1_unit', 0, { value: 'none' });
    await desk.save('i1_unit', 1, { value: 'planned' });
    await certify();
    await beginAnother();
    await desk.save('i1_unit', 2, { value: 'operating', narrative: { language: 'it', text: 'Da maggio.' } });
    const ask = (actor: Actor, before: number | null = null) =>
      desk.history.execute({ ...desk.request(actor), indicator: 'i1_unit', before });
    const { versions, more } = await ask(desk.lead);
    expect(more).toBe(false);
    expect(versions).toMatchObject([
      {
        version: 3,
        revision: 3,
        by: 'test-lead-focal-point',
        role: 'lead-focal-point',
        certifiedIn: [],
        changes: [
          { field: 'value', before: 'planned', after: 'operating' },
          { field: 'narrative.it', after: 'Da maggio.' },
        ],
      },
      { version: 2, certifiedIn: [1], changes: [{ field: 'value', before: 'none', after: 'planned' }] },
      {
        version: 1,
        certifiedIn: [],
        changes: [
          { field: 'status', after: 'answered' },
          { field: 'value', after: 'none' },
        ],
      },
    ]);
    expect((await ask(desk.lead, 3)).versions.map(({ version }) => version)).toEqual([2, 1]);
    await certify();
    const judged = await ask(desk.person('reviewer'));
    expect(judged.versions.map(({ version, by }) => [version, by])).toEqual([
      [3, null],
      [2, null],
    ]);
  });
});
