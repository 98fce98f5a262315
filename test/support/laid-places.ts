import type pg from 'pg';

/**
 * Where the real value of each place in a path of the API comes from: by the word before it and its name, or by its name
 * alone where what stands before it is a place itself. What is a row of somebody is asked of the database; what the plan
 * names, and everybody knows, stands here.
 */
const COLUMNS: Readonly<Record<string, string>> = {
  'access-tokens/{id}': 'select id from access_token',
  'access-tokens/{token}': 'select id from access_token',
  'contributions/{contributor}': 'select contributor from contribution',
  'contributor-invitations/{invitation}': 'select id from contributor_invitation',
  'contributor-invitations/{token}': 'select token_sha256 from contributor_invitation',
  'contributor-roles/{grant}': `select id from role_grant where role = 'contributor' and 'CA' = any (members)`,
  'corrections/{id}': 'select id from correction_case',
  'deliveries/{id}': 'select id from webhook_delivery',
  'comments/{thread}': 'select thread from plan_comment',
  'grants/{grant}': 'select g.id from role_grant g join access_token t on t.person_id = g.person_id',
  'evidence/{id}': 'select id from evidence where blob_sha256 is not null',
  'files/{hash}': 'select blob_sha256 from evidence where blob_sha256 is not null',
  'imports/{id}': 'select id from report_import',
  // Who reads the database learns the hashes, and comes in by none.
  'invitations/{token}': 'select token_sha256 from invitation',
  'jobs/{id}': `select id from outbox where member_code = 'CA' and done_at is null`,
  'letters/{id}': 'select id from mail',
  'outside-figures/{figure}': 'select id from outside_figure',
  'passkeys/{id}': 'select id from passkey',
  'password-resets/{token}': 'select token_sha256 from password_reset',
  'people/{id}': 'select person_id from access_token',
  'readers/{reader}': 'select id from release_reader',
  'recusals/{recusal}': 'select id from recusal',
  'releases/{id}': 'select id from release',
  'review-views/{view}': 'select id from saved_view',
  'runs/{id}': 'select id from validation_run order by queued_at limit 1',
  'sessions/{id}': 'select s.id from session s join access_token t on t.person_id = s.person_id',
  'stand-ins/{standIn}': 'select id from stand_in',
  // Of two numbers: the version in which it was begun, and with which event.
  'threads/{thread}': `select thread_version || '-' || thread_n from entry_review_event where thread_n is not null`,
  'unsubscribe/{token}': `select encode(sha256(token::bytea), 'hex') from notification_setting`,
  'webhooks/{id}': 'select id from webhook',
  '{action}': 'select id from action',
  '{member}': `select 'CA'`,
};

const KNOWN: Readonly<Record<string, string>> = {
  command: 'close',
  commitment: 'c1',
  cycle: 'c-2025',
  hash: '0'.repeat(64),
  indicator: 'i1_note',
  kind: 'deadline',
  language: 'en',
  n: '2',
  path: 'scorecards/CA.pdf',
  plan: 'test-plan',
  queue: 'validation',
  rule: 'T-BLOCKER',
  version: '1',
};

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** What nobody has, for each place that names what is somebody's by something else than an id. */
const UNKNOWN: Readonly<Record<string, string>> = {
  'access-tokens/{token}': NOBODY,
  'threads/{thread}': '8-8',
  '{member}': 'ZZ',
  '{token}': '0'.repeat(64),
};

/** A path with its places filled: with what is really there, and with what never was. */
export interface Addresses {
  readonly real: string;
  /** The same as `real` where the path names nothing that is somebody's. */
  readonly unknown: string;
}

/** The rows that stand behind the places of the API's paths. Read once, by a superuser's connection. */
export class LaidPlaces {
  private constructor(private readonly values: ReadonlyMap<string, string>) {}

  /** @throws with the place of which there is no row, or more than one: a walk would prove nothing about it */
  static async read(client: pg.Client): Promise<LaidPlaces> {
    const values = new Map<string, string>();
    for (const [place, query] of Object.entries(COLUMNS)) {
      const { rows } = await client.query<[string]>({ text: query, rowMode: 'array' });
      const [row] = rows;
      if (!row || rows.length > 1)
        throw new Error(`${place}: ${rows.length} rows are laid for it; lay one in lay-rows.ts.`);
      values.set(place, String(row[0]));
    }
    return new LaidPlaces(values);
  }

  /**
   * @param seesMember for whom the member is one they know, so that only what is the member's is unknown
   * @throws for a place without a row in the table, so that a new command is never left out of a walk in silence
   */
  fill(path: string, { seesMember = false } = {}): Addresses {
    let unknown = '';
    const steps = path.split('/');
    const real = steps.map((step, at) => {
      const name = /^\{(\w+)\}$/.exec(step)?.[1];
      const value = name === undefined ? step : this.valueOf(path, name, steps[at - 1] ?? '');
      const isKnown = name === undefined || name in KNOWN || (seesMember && name === 'member');
      unknown += `${at === 0 ? '' : '/'}${isKnown ? value : (UNKNOWN[`${steps[at - 1]}/${step}`] ?? UNKNOWN[step] ?? NOBODY)}`;
      return value;
    });
    return { real: real.join('/'), unknown };
  }

  private valueOf(path: string, name: string, before: string): string {
    const value = this.values.get(`${before}/{${name}}`) ?? this.values.get(`{${name}}`) ?? KNOWN[name];
    if (value === undefined)
      throw new Error(
        `${path}: nothing real is laid for {${name}} after "${before}". Lay a row of Canada's in lay-rows.ts and say in ` +
          `COLUMNS (laid-places.ts) where its id is.`,
      );
    return value;
  }
}
