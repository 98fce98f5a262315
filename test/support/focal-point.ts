import { setTimeout as wait } from 'node:timers/promises';
import type { ImportView, Problem, ReportView, RunView } from '@signatory/contract';
import type { Answer, Client } from './client.js';
import type { Random } from './random.js';
import { until } from './until.js';

/** How often a person tries again what the product cannot take for a moment. */
const TRIES = 5;
const BETWEEN_TRIES_MS = 2_000;

const ACTS = ['save', 'check', 'import', 'import', 'certify'] as const;

/** A lead focal point who does one thing after another at random, and remembers what must therefore be there. */
export class FocalPoint {
  /** Changes of the report: each raised its revision by one. */
  revision = 0;
  certified = 0;
  readonly imports: string[] = [];
  /** The revisions that were checked: each check asks for a run of its own. */
  readonly checked: number[] = [];
  staff = '';
  note = '';

  constructor(
    readonly member: string,
    private readonly client: Client,
    private readonly random: Random,
  ) {}

  get report(): string {
    return `/api/cycles/c-2025/reports/${this.member}`;
  }

  async read(): Promise<ReportView> {
    return (await done(() => this.client.get<ReportView>(this.report))).body;
  }

  /** Works until `isEnough`; each step waits for what the workers owe it. */
  async work(isEnough: () => boolean): Promise<void> {
    const act = { title: 'The act', url: 'https://example.org/act', happened: '2025-01-31' };
    await this.save('i1_unit', { value: 'operating', evidence: [act] });
    while (!isEnough()) {
      const next = this.random.of(ACTS);
      if (next === 'save') await this.save('i1_staff', { value: (this.staff = this.figure()) });
      else if (next === 'import') await this.bring();
      else await this.check(next === 'certify');
    }
    // Whatever came before, the report stands with figures and a note that are known.
    await this.bring();
  }

  /** Another than the report has: what is brought unchanged is rightly not written. */
  private figure(): string {
    const figure = String(10 + this.random.below(900));
    return figure === this.staff ? this.figure() : figure;
  }

  private async save(code: string, body: object): Promise<void> {
    const { entries } = await this.read();
    const version = entries.find(({ indicator }) => indicator === code)?.version ?? 0;
    await done(() => this.client.save(`${this.report}/entries/${code}`, version, body));
    this.revision += 1;
  }

  /** A file with two answers, both new each time. */
  private async bring(): Promise<void> {
    const staff = this.figure();
    const note = `${this.member} ${this.imports.length + 1}`;
    const file = `indicator,field,value\ni1_staff,,${staff}\ni1_note,,${note}\n`;
    const { id } = (await done(() => this.client.upload<ImportView>(`${this.report}/imports`, file, 'report.csv')))
      .body;
    await this.reach(id, 'READ');
    await done(() => this.client.post(`${this.report}/imports/${id}/apply`, {}));
    await this.reach(id, 'APPLIED');
    this.imports.push(id);
    this.revision += 1;
    Object.assign(this, { staff, note });
  }

  private async reach(id: string, wanted: string): Promise<void> {
    const seen = await until(
      async () => (await done(() => this.client.get<ImportView>(`${this.report}/imports/${id}`))).body,
      ({ state }) => state === wanted || state === 'ERROR',
    );
    if (seen.state !== wanted) throw new Error(`${this.member}: ${JSON.stringify(seen)}`);
  }

  private async check(certify: boolean): Promise<void> {
    await done(() => this.client.post<RunView>(`${this.report}/check`));
    const { state, revision, findings } = await until(
      () => this.read(),
      (report) => report.state !== 'VALIDATING',
    );
    this.checked.push(revision);
    if (state !== 'READY') throw new Error(`${this.member} is ${state} after a check: ${JSON.stringify(findings)}`);
    if (!certify) return;
    await done(() => this.client.post(`${this.report}/certify`, { revision, office: 'Office', statement: true }));
    this.certified += 1;
    await done(() => this.client.post(`${this.report}/withdraw`, { reason: 'A figure was wrong.' }));
    await this.save('i1_law', { value: this.random.below(2) === 1 });
  }
}

/** Does it; again where it is told that nothing was changed and to come back in a few seconds, as on a starved machine. */
async function done<Body>(act: () => Promise<Answer<Body>>, tries = TRIES): Promise<Answer<Body>> {
  const answer = await act();
  if (answer.status === 503 && tries > 1) {
    await wait(BETWEEN_TRIES_MS);
    return done(act, tries - 1);
  }
  if (answer.status >= 300)
    throw new Error(`${answer.status}: ${(answer.body as Problem | null)?.title ?? ''} ${answer.text}`);
  return answer;
}
