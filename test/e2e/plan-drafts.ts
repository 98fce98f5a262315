import type {
  AdoptedPlanView,
  PlanDocumentView,
  PlanVersionDetail,
  PlanWorkbookView,
  Problem,
} from '@signatory/contract';
import type { Answer, Client } from '../support/client.js';
import { PLAN } from './fixtures/third-plan.js';

const VERSION = `/api/plans/${PLAN}/versions/3`;
const code = ({ status, body }: Answer) => [status, (body as Problem).code];

type Document = Record<string, unknown> & { commitments: Record<string, unknown>[] };

/** What may be done with a draft's text, told of version 3, whose revision is 3 when it begins. */
export function tellOfDrafts(story: {
  readonly secretariat: () => Client;
  /** Somebody who takes part in the plan and does not keep it. */
  readonly member: () => Client;
  readonly path: string;
  readonly document: () => Document;
}): void {
  const { secretariat, member, path, document } = story;
  const read = async () => (await secretariat().get<PlanVersionDetail>(VERSION)).body;

  it('is kept faulty, is then not put to the members, and is gone on with where it was left', async () => {
    const [first, ...rest] = document().commitments;
    const faulty = { ...document(), title: { en: 'Unfinished' }, commitments: [{ ...first, pillar: 'Z' }, ...rest] };
    const saved = await secretariat().save<AdoptedPlanView>(path, 3, { document: faulty });
    expect([saved.status, saved.body.faults]).toEqual([200, 1]);
    // What stands on the plan stands on the text as it last was without a fault.
    const version = await read();
    expect([version.isFaulty, version.title.texts['en']?.text]).toEqual([true, 'Accord, third version']);
    expect((await secretariat().get<PlanDocumentView>(path)).body.document).toEqual(faulty);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const put = await secretariat().post<Problem>(`${VERSION}/consultation`, { until, revision: 4 });
    expect([code(put), put.body.faults?.map(({ pointer }) => pointer)]).toEqual([
      [422, 'plan.faulty'],
      ['/document/commitments/0/pillar'],
    ]);
    expect((await secretariat().save(path, 4, { document: document() })).status).toBe(200);
    expect((await read()).isFaulty).toBe(false);
  });

  it('is taken away as a file and brought back as a document, in YAML and in JSON', async () => {
    for (const format of ['yaml', 'json']) {
      const answer = await secretariat().get(`${path}.${format}`);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${PLAN}-3.${format}"`);
      const opened = await secretariat().post<{ document: unknown }>(`${path}/files`, { file: answer.text });
      expect(opened.body.document).toEqual(document());
    }
    const other = await secretariat().post<{ document: unknown }>(`${path}/files`, { file: 'plan: x\ntitle: Y\n' });
    expect(other.body.document).toEqual({ plan: PLAN, version: 3, title: 'Y' });
    const broken = await secretariat().post<Problem>(`${path}/files`, { file: 'plan: [' });
    expect([code(broken), broken.body.faults?.[0]?.line]).toEqual([[422, 'plan.faulty'], 1]);
    expect(code(await member().post(`${path}/files`, { file: 'a: b' }))).toEqual([403, 'permission.missing']);
  });

  it('is taken away as a workbook and brought back, and what is wrong in that is told by its cell', async () => {
    const bytes = async (address: string): Promise<Buffer> => {
      const { url, cookie } = secretariat();
      const answer = await fetch(url + address, { headers: { cookie: cookie ?? '', 'accept-language': 'fr' } });
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+-\d+\.xlsx"$/);
      return Buffer.from(await answer.arrayBuffer());
    };
    const bring = (file: Uint8Array | string, name: string, who = secretariat()) =>
      who.upload<PlanWorkbookView & Problem>('/api/plans/workbooks', file, name);
    const { status, body } = await bring(await bytes(`${path}.xlsx?language=ja`), 'plan.xlsx');
    expect([status, body.problems.filter(({ severity }) => severity === 'ERROR')]).toEqual([200, []]);
    const opened = await secretariat().post<{ document: unknown }>(`${path}/files`, { file: body.file });
    expect(opened.body.document).toEqual(document());
    const begun = {
      plan: 'quays',
      version: 1,
      title: 'Quays',
      commitments: [{ code: 'q1', pillar: 'Z', text: 'Build' }],
    };
    expect((await begin(begun)).status).toBe(201);
    const faulty = await bring(await bytes('/api/plans/quays/versions/1/document.xlsx'), 'quays.xlsx');
    expect(faulty.body.file).toMatch(/^plan: quays$/m);
    expect(faulty.body.problems).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', code: 'reference', sheet: 'commitments', cell: 'B2' }),
    );
    expect(code(await bring('plan: quays', 'quays.xlsx'))).toEqual([415, 'media-type.unsupported']);
    expect(code(await bring('plan: quays', 'quays.xlsx', member()))).toEqual([403, 'permission.missing']);
  });

  const begin = (document: unknown) =>
    secretariat().post<AdoptedPlanView>('/api/plans/drafts', {
      file: JSON.stringify(document),
      unfinished: true,
    });

  it('of another plan is begun from nothing, and kept by whoever began it', async () => {
    const { status, body } = await begin({ plan: 'harbours', version: 1, title: { fr: 'Ports' } });
    expect([status, body.id, body.faults > 0]).toEqual([201, 'harbours', true]);
    const { body: version } = await secretariat().get<PlanVersionDetail>('/api/plans/harbours/versions/1');
    expect(version).toMatchObject({ state: 'DRAFT', isFaulty: true, members: [], title: { original: 'fr' } });
    expect(code(await begin({ plan: 'harbours', version: 1, title: 'Ports' }))).toEqual([409, 'plan.version-taken']);
  });

  it('begun from nothing needs a name and a number that can be kept', async () => {
    for (const [document, pointers] of [
      [{ plan: 'No Name', version: 1 }, ['/document/plan']],
      [{ version: 1 }, ['/document/plan']],
      [{ plan: 'x', version: 0 }, ['/document/version']],
    ] as const) {
      const { status, body } = await begin(document);
      const { faults = [] } = body as unknown as Problem;
      expect([status, faults.map(({ pointer }) => pointer)]).toEqual([422, pointers]);
    }
  });
}
