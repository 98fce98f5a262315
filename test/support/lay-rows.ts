import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { hashPassword } from '@signatory/features';
import { PASSWORD, World, type PersonDraft } from './build-world.js';
import { Client } from './client.js';
import { REPORT, submitConfidential, FOR_SECRETARIAT } from './confidential-report.js';
import { fillTables } from './fill-tables.js';
import { CODEBOOK } from './judged-actions.js';
import { buildTwoPillars } from './judging.js';
import { withClient } from './place.js';
import { startProduct, type Product } from './processes.js';
import { until } from './until.js';

const CYCLE = '/api/cycles/c-2025';
const AN_HOUR_AGO = new Date(Date.now() - 3_600_000).toISOString();
const IN_A_WEEK = new Date(Date.now() + 7 * 86_400_000).toISOString();
const OTHERS: readonly PersonDraft[] = [
  { role: 'contributor', members: ['CA'], indicators: ['id-i1_note'] },
  { role: 'adjudicator', nationality: 'JP' },
  { role: 'editor' },
];
const HEAD = 'member,indicator,cell,value,reference,source,accessed';

const THREAD = randomUUID();

/** Stands in whatever is laid by hand. */
const WORDS = FOR_SECRETARIAT;
const TOKEN = { name: WORDS, roles: ['focal-point'], access: 'write', days: 9 };

/**
 * Gives Canada a row of every kind that a command can name: by the product's own commands what they lay at once, by hand what
 * would take a whole cycle. Nothing works on them any more when this resolves. Answers the people to whom they are something.
 */
async function layRows(world: World, product: Product, visitor: Client): Promise<readonly Client[]> {
  // The first person of all: of whom `fillTables` makes the rows that are a person's.
  const owner = visitor.with(await world.signIn({ role: 'focal-point', members: ['CA'], nationality: 'CA' }));
  const lead = visitor.with(await world.signIn({ role: 'lead-focal-point', members: ['CA'], nationality: 'CA' }));
  const reviewer = visitor.with(await world.signIn({ role: 'reviewer', members: ['CA'], nationality: 'IT' }));
  const keeper = visitor.with(await world.signIn({ role: 'secretariat' }));
  const others: Client[] = [];
  for (const person of OTHERS) others.push(visitor.with(await world.signIn(person)));
  await givePasswords(world);
  await made(
    owner.post('/api/me/access-tokens', { ...TOKEN, password: PASSWORD }),
    reviewer.post('/api/review-views', { name: WORDS, filters: {} }),
    reviewer.post(`${CYCLE}/recusals`, { kind: 'recusal', members: ['CA'], pillars: ['II'], reason: WORDS }),
    keeper.upload(`${CYCLE}/outside-figures/file`, `${HEAD}\nCA,i1_staff,,12,2025,${WORDS},2025-11-01\n`, 'f.csv'),
    keeper.post('/api/webhooks', {
      plan: 'test-plan',
      cycle: null,
      label: WORDS,
      address: 'https://1.1.1.1/hook',
      kinds: ['deadline.extended'],
    }),
  );
  await made(lead.save(`${REPORT}/entries/ii1_unit`, 0, { value: 'operating' }));
  await made(
    lead.post(`${REPORT}/contributor-invitations`, {
      email: 'agency@example.org',
      pillars: ['I'],
      until: IN_A_WEEK,
      language: 'en',
    }),
    askPart(lead, world),
  );
  const worker = await product.startWorker();
  await submitConfidential(lead);
  await until(
    async () => (await lead.get<{ state: string }[]>(`${REPORT}/imports`)).body,
    (imports) => imports.every(({ state }) => state === 'READ'),
  );
  await worker.kill();
  await withClient(world.test.superuserUrl, layByHand);
  return [owner, lead, reviewer, keeper, ...others];
}

/** A product without workers whose database has those rows, and a second cycle that is none of theirs. */
export async function openLaid() {
  const world = await World.build({ plan: { ...buildTwoPillars(), codebook: CODEBOOK } });
  await world.addCycle({ code: 'c-2026' });
  const product = await startProduct({ database: world.test, workers: 0 });
  const visitor = new Client(product.url);
  return { world, product, visitor, insiders: await layRows(world, product, visitor) };
}

/** By which a person shows who it is; `World.signIn` gives none. */
export async function givePasswords({ test }: World): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await withClient(test.superuserUrl, (client) =>
    client.query(`update person set password_hash = $1 where password_hash = '-'`, [hash]),
  );
}

async function made(...answers: readonly Promise<{ status: number; text: string }>[]): Promise<void> {
  for (const { status, text } of await Promise.all(answers)) if (status >= 300) throw new Error(`${status} ${text}`);
}

/** Of the contributor who has been given the entry. */
async function askPart(lead: Client, world: World) {
  const contributor = await withClient(world.test.superuserUrl, (client) =>
    client.query<{ id: string }>(`select person_id as id from role_grant where role = 'contributor'`),
  );
  return lead.post(`${REPORT}/entries/i1_note/contributions`, {
    contributor: contributor.rows[0]?.id,
    agency: WORDS,
    until: IN_A_WEEK,
  });
}

/** What the columns of some names hold, wherever they are. */
const NAMED = {
  commitment_id: 'c1',
  indicator_id: 'id-i1_note',
  indicator: 'id-i1_note',
  language: 'en',
  reason: WORDS,
  text: WORDS,
  rationale: WORDS,
  note: WORDS,
  expires_at: IN_A_WEEK,
  until: IN_A_WEEK,
};

async function layByHand(client: pg.Client): Promise<void> {
  const {
    rows: [person],
  } = await client.query<{ id: string }>(`select person_id as id from recusal`);
  const other = person?.id;
  await client.query(`
    insert into plan_version (plan_id, n, body, sha256, state, consultation_until) select plan_id, 2, body, 'laid', 'CONSULTATION', now() + interval '9 days' from plan_version;
    update submission set state = 'UNDER_REVIEW';
    update score set state = 'SHARED', kind = 'score', value = 1, shared_at = now(), reply_due_at = now() + interval '9 days'
      where member_code = 'CA' and commitment_id = 'c1';
    insert into page_copy (cycle_id, member_code, evidence_id, address, media_type, size, sha256, text, cut, taken_at)
      select cycle_id, member_code, id, 'https://example.org/', 'text/html', 1, 'laid', '${WORDS}', false, now() from evidence
      where blob_sha256 is not null;
    update outbox set done_at = coalesce(done_at, now());
    insert into outbox (name, payload, member_code)
      select 'validation.run', jsonb_build_object('cycleId', cycle_id, 'runId', id), member_code from validation_run limit 1;
  `);
  await fillTables(
    client,
    {
      // The checks of some tables ask for more.
      // Of ledgers a late row: the next one is not there yet.
      action_change: { n: 99, command: 'agree', from_state: 'PROPOSED', to_state: 'CLASSED', role: 'reviewer' },
      score_change: { n: 99, command: 'share', from_state: 'AGREED', to_state: 'SHARED', role: 'secretariat' },
      announcement: { instant: IN_A_WEEK },
      chapter_text: { sections: { background: WORDS, definitions: '', members: { CA: WORDS } } },
      correction_case: { members: ['CA'] },
      // So long ago that nobody takes it back any more.
      entry_review: {
        changed_at: AN_HOUR_AGO,
        state: 'CLARIFICATION_REQUESTED',
        reviewer: other,
        submission_version: 1,
        version: 5,
      },
      entry_review_event: {
        command: 'ask',
        from_state: 'IN_REVIEW',
        to_state: 'CLARIFICATION_REQUESTED',
        thread_version: 1,
        thread_n: 1,
        text: WORDS,
        role: 'reviewer',
        n: 1,
      },
      item_map: { from_version: 1, from_id: 'c1', to_version: 2, to_id: 'c1' },
      import_fault: { words: '{"code": "file.empty", "values": {}}' },
      justification: { text: WORDS.padEnd(40, '.') },
      mail: { kind: 'deadline', facts: { cycle: null, members: ['CA'], at: IN_A_WEEK, digest: false } },
      notice: { from_at: '2026-02-28T12:00:00Z', until_at: '2026-02-28T13:00:00Z' },
      plan_comment: { id: THREAD, thread: THREAD, plan_version: 2, voice: 'member' },
      release: { state: 'REQUESTED', sha256: '0'.repeat(64), requested_by: other, embargo_at: IN_A_WEEK },
      release_file: { product: 'report', language: 'en', path: 'report-en.pdf' },
      release_copy: { person_id: other },
      score: { state: 'SHARED', kind: 'score', value: 1, shared_at: new Date(), reply_due_at: IN_A_WEEK },
      score_reply: { kind: 'contested', text: WORDS },
      score_opinion: { reviewer: other, value: 1 },
      stand_in: { absent_id: other, members: ['CA'], until_at: IN_A_WEEK },
      silent_cell: { searches: 1 },
      // Nothing more: what is there stands whole in its first part.
      snapshot_part: { body: ' ' },
    },
    NAMED,
  );
}
