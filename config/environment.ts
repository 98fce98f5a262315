/**
 * The only reader of `process.env`. Every process (api, worker, launcher, cli) calls `readEnvironment` once, at its start,
 * and hands on what it read; a bad value stops the start with its name and its cure, all bad values in one pass.
 */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { ImportLimits, MinuteLimits, WebhookLimits } from './limits.js';
import type { OidcSettings } from './oidc-settings.js';
import { contact, mailSender } from './people-forms.js';
import { contradictions } from './contradictions.js';
import {
  addressList,
  bearerToken,
  blobPlace,
  fontFiles,
  oneOf,
  roleList,
  scannerPlace,
  url,
  wholeNumber,
} from './value-forms.js';

export { createLog } from './log.js';
export { obeyLauncher } from './process.js';

/** Raised when variables are missing or malformed; the message has one line for each, with the cure. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
  /** One sentence for each fault. */
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The environment is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** What a process may need beyond the defaults; a missing one stops the start. */
export type Need = 'databaseUrl' | 'databaseOwnerUrl' | 'redisUrl';

/** The parsed environment: every value typed, defaults filled in. */
export interface Environment {
  readonly mode: 'development' | 'test' | 'production';
  /** The application's login (`DATABASE_URL`): neither owner nor superuser. */
  readonly databaseUrl?: string;
  /** The owner's login (`DATABASE_OWNER_URL`), for migrations, backup and restore only. */
  readonly databaseOwnerUrl?: string;
  /** Redis or Valkey for the queue (`REDIS_URL`); without it the queue lives in PostgreSQL. */
  readonly redisUrl?: string;
  /** Absolute path (`SIGNATORY_DATA`, else `.signatory` in the project): `pg blobs keys mail lock`. */
  readonly dataFolder: string;
  /** True when `SIGNATORY_DATA` was given: such a folder is never replaced by another. */
  readonly dataFolderGiven: boolean;
  /** Where files are stored (`BLOB_URL`): `file:///…` or `s3://bucket/…`, else `blobs` in the data folder. */
  readonly blobUrl: string;
  /** Absolute path of the folder for letters, where no `SMTP_URL` is given. */
  readonly mailFolder: string;
  /** The mail server (`SMTP_URL`). */
  readonly smtpUrl?: string;
  /** Who letters come from (`MAIL_FROM`). */
  readonly mailFrom: string;
  readonly host: string;
  readonly port: number;
  /** Origin that people type, without a trailing slash (`PUBLIC_URL`, else `http://localhost:PORT`). */
  readonly publicUrl: string;
  /** The address of the licence of what is published (`DATA_LICENCE`); null unless given. */
  readonly dataLicence: string | null;
  /** Where those go who cannot sign in (`HELP_CONTACT`): `mailto:` or an address on the web; null unless given. */
  readonly helpContact: string | null;
  /** Who publishes releases, with the city, as they are cited (`PUBLISHER`), and what their PDFs are laid out for (`PAPER`). */
  readonly publisher: string | undefined;
  readonly paper: 'A4' | 'Letter';
  /** Files of fonts for letters that the own ones lack (`PDF_FONTS`), by absolute paths. */
  readonly fonts: readonly string[];
  /** True with an https `PUBLIC_URL`: the cookie is then `__Host-sid; Secure`, else plain `sid`. */
  readonly secureCookie: boolean;
  /** How many proxies a request comes through, where people come by https (`PROXIES`): each adds whom it heard to `X-Forwarded-For`. */
  readonly proxies: number;
  /**
   * Whether an empty database gets the example data (`SIGNATORY_EXAMPLES`): an outside one where this is true, the embedded one
   * unless it is false. Never true in production.
   */
  readonly examples?: boolean;
  /** Jobs that one worker process runs at a time. */
  readonly workerConcurrency: number;
  /** What a file may hold that is brought to a report. */
  readonly imports: ImportLimits;
  /** Bytes of a file that may be brought as evidence (`EVIDENCE_MAX_MB`). */
  readonly evidenceBytes: number;
  /** ClamAV's daemon (`VIRUS_SCANNER`), `tcp://host:port` or `unix:///path`; without it files of evidence are not scanned. */
  readonly virusScanner?: string;
  /** The key that releases are signed with (`SIGNING_KEY`): a JWK, a PEM, or the path of a file; else `keys` of the data folder has it. */
  readonly signingKey?: string;
  /** Absolute path of the folder for the signing key, where none was given. */
  readonly keyFolder: string;
  /** Whether workers ask for the pages of links that are given as evidence (`LINK_CHECK`). */
  readonly linkCheck: boolean;
  /** Each `address:port` that may be asked although it is inside a network (`LINK_CHECK_ALLOW`); empty but in tests. */
  readonly linkCheckAllow: readonly string[];
  readonly webhooks: WebhookLimits;
  /** Whoever sends it as a bearer reads `/metrics` (`METRICS_TOKEN`); without it only the secretariat does. */
  readonly metricsToken?: string;
  /** The identity provider by which people may sign in (`OIDC_ISSUER` and the others); none unless given. */
  readonly oidc?: OidcSettings;
  /** Whoever holds one of these roles needs a second factor (`SECOND_FACTOR_ROLES`); nobody unless given. */
  readonly secondFactorRoles: readonly string[];
  /** Requests that an access token makes in a minute (`TOKEN_REQUESTS_PER_MINUTE`). */
  readonly tokenRequests: number;
  readonly perMinute: MinuteLimits;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const PROJECT = fileURLToPath(new URL(import.meta.url.includes('/dist/') ? '../..' : '..', import.meta.url));

const NAMES: Record<Need, string> = {
  databaseUrl: 'DATABASE_URL',
  databaseOwnerUrl: 'DATABASE_OWNER_URL',
  redisUrl: 'REDIS_URL',
};

const AT_DATABASE = 'PASSWORD@db.example.org:5432/signatory.';
const CURES: Record<Need, string> = {
  databaseUrl: `Set it to the application login, like postgresql://signatory_app:${AT_DATABASE}`,
  databaseOwnerUrl: `Set it to the owner login, like postgresql://signatory_owner:${AT_DATABASE}`,
  redisUrl: 'Set it to a Redis or Valkey, like redis://queue.example.org:6379.',
};

const SCHEMA = z.object({
  NODE_ENV: oneOf(['development', 'test', 'production']).default('development'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database').optional(),
  DATABASE_OWNER_URL: url(['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/database').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  BLOB_URL: blobPlace.optional(),
  SIGNATORY_DATA: z.string().optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org:465').optional(),
  MAIL_FROM: mailSender.default('Signatory <signatory@localhost>'),
  SIGNATORY_EXAMPLES: oneOf(['0', '1']).optional(),
  HOST: z
    .string()
    .regex(/^[0-9a-z.:-]+$/i, 'must be an address or a host name, like 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(3000),
  PUBLIC_URL: url(['http:', 'https:'], 'https://scorecards.example.org').optional(),
  PROXIES: wholeNumber(1, 10).default(1),
  DATA_LICENCE: url(['https:', 'http:'], 'https://creativecommons.org/licenses/by/4.0/').optional(),
  HELP_CONTACT: contact.optional(),
  PUBLISHER: z.string().trim().min(1).max(200, 'is longer than a citation bears').optional(),
  PAPER: oneOf(['A4', 'Letter']).default('A4'),
  PDF_FONTS: fontFiles.default([]),
  WORKER_CONCURRENCY: wholeNumber(1, 64).default(4),
  IMPORT_MAX_MB: wholeNumber(1, 4_096).default(512),
  IMPORT_MAX_ROWS: wholeNumber(1, 50_000_000).default(2_000_000),
  IMPORT_MAX_COLUMNS: wholeNumber(3, 16_384).default(200),
  IMPORT_MAX_SHEET_MB: wholeNumber(1, 65_536).default(4_096),
  IMPORT_KEEP_DAYS: wholeNumber(1, 3_650).default(30),
  EVIDENCE_MAX_MB: wholeNumber(1, 1_024).default(25),
  VIRUS_SCANNER: scannerPlace.optional(),
  SIGNING_KEY: z.string().max(10_000, 'is longer than any key').optional(),
  LINK_CHECK: oneOf(['0', '1']).default('1'),
  LINK_CHECK_ALLOW: addressList.optional(),
  WEBHOOK_RETRY_HOURS: wholeNumber(1, 336).default(48),
  WEBHOOK_PAUSE_HOURS: wholeNumber(1, 720).default(72),
  WEBHOOK_KEEP_DAYS: wholeNumber(1, 3_650).default(30),
  METRICS_TOKEN: bearerToken.optional(),
  OIDC_ISSUER: url(['https:', 'http:'], 'https://login.example.org')
    .refine((text) => text.startsWith('https:') || ['localhost', '127.0.0.1'].includes(new URL(text).hostname), {
      error: 'must begin with https://, unless it is on this machine',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().max(500, 'is longer than any client id').optional(),
  OIDC_CLIENT_SECRET: z.string().max(2_000, 'is longer than any secret').optional(),
  OIDC_LABEL: z.string().max(60, 'must be 60 characters at the most: it stands on a button').optional(),
  SECOND_FACTOR_ROLES: roleList.default([]),
  TOKEN_REQUESTS_PER_MINUTE: wholeNumber(1, 1_000_000).default(600),
  UPLOADS_PER_MINUTE: wholeNumber(0, 1_000_000).default(120),
  EXPORTS_PER_MINUTE: wholeNumber(0, 1_000_000).default(120),
  DOCUMENTS_PER_MINUTE: wholeNumber(0, 1_000_000).default(60),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Every variable that the product reads. */
export const VARIABLES: readonly string[] = Object.keys(SCHEMA.shape);

/**
 * Reads and checks the environment.
 * @param needs what this process cannot do without; these are then typed as present.
 * @throws EnvironmentError naming every missing or malformed variable with its cure.
 */
export function readEnvironment<const N extends Need = never>(
  needs: readonly N[] = [],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Environment & { readonly [K in N]: string } {
  // An empty variable means "not set": compose files and shells produce them by accident.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = SCHEMA.safeParse(given);
  const malformed = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return `${name} is ${JSON.stringify(conceal(name, given[name] ?? ''))}: it ${issue.message}.`;
  });
  const missing = needs
    .filter((need) => given[NAMES[need]] === undefined)
    .map((need) => `${NAMES[need]} is not set. ${CURES[need]}`);
  const faults = [...malformed, ...missing, ...(parsed.success ? contradictions(parsed.data) : [])];
  if (faults.length > 0 || !parsed.success) throw new EnvironmentError(faults);
  return assemble(parsed.data) as Environment & { readonly [K in N]: string };
}

/**
 * The variables for a child process: ours, with `changes` laid over them (`undefined` removes one).
 * The launcher hands its children their logins this way.
 */
export function childEnvironment(changes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const merged = Object.entries({ ...process.env, ...changes });
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Runs `load` as a production process would: some libraries choose between two builds of theirs when they are first loaded. */
export function asInProduction(load: () => void): void {
  const mode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    load();
  } finally {
    if (mode === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = mode;
  }
}

function assemble(raw: z.infer<typeof SCHEMA>): Environment {
  const dataFolder = raw.SIGNATORY_DATA ? resolve(raw.SIGNATORY_DATA) : resolve(PROJECT, '.signatory');
  const publicUrl = new URL(raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).origin;
  return {
    mode: raw.NODE_ENV,
    ...(raw.DATABASE_URL && { databaseUrl: raw.DATABASE_URL }),
    ...(raw.DATABASE_OWNER_URL && { databaseOwnerUrl: raw.DATABASE_OWNER_URL }),
    ...(raw.REDIS_URL && { redisUrl: raw.REDIS_URL }),
    dataFolder,
    dataFolderGiven: raw.SIGNATORY_DATA !== undefined,
    blobUrl: raw.BLOB_URL ?? pathToFileURL(resolve(dataFolder, 'blobs')).href,
    mailFolder: resolve(dataFolder, 'mail'),
    ...(raw.SMTP_URL && { smtpUrl: raw.SMTP_URL }),
    mailFrom: raw.MAIL_FROM,
    host: raw.HOST,
    port: raw.PORT,
    publicUrl,
    dataLicence: raw.DATA_LICENCE ?? null,
    helpContact: raw.HELP_CONTACT ?? null,
    publisher: raw.PUBLISHER,
    paper: raw.PAPER,
    fonts: raw.PDF_FONTS,
    secureCookie: publicUrl.startsWith('https:'),
    proxies: raw.PROXIES,
    ...(raw.SIGNATORY_EXAMPLES && { examples: raw.SIGNATORY_EXAMPLES === '1' }),
    workerConcurrency: raw.WORKER_CONCURRENCY,
    imports: {
      bytes: raw.IMPORT_MAX_MB * 1_048_576,
      rows: raw.IMPORT_MAX_ROWS,
      columns: raw.IMPORT_MAX_COLUMNS,
      sheetBytes: raw.IMPORT_MAX_SHEET_MB * 1_048_576,
      keepDays: raw.IMPORT_KEEP_DAYS,
    },
    evidenceBytes: raw.EVIDENCE_MAX_MB * 1_048_576,
    ...(raw.VIRUS_SCANNER && { virusScanner: raw.VIRUS_SCANNER }),
    ...(raw.SIGNING_KEY && { signingKey: raw.SIGNING_KEY }),
    keyFolder: resolve(dataFolder, 'keys'),
    linkCheck: raw.LINK_CHECK === '1',
    linkCheckAllow: raw.LINK_CHECK_ALLOW?.split(',') ?? [],
    webhooks: {
      retryHours: raw.WEBHOOK_RETRY_HOURS,
      pauseHours: raw.WEBHOOK_PAUSE_HOURS,
      keepDays: raw.WEBHOOK_KEEP_DAYS,
    },
    ...(raw.METRICS_TOKEN && { metricsToken: raw.METRICS_TOKEN }),
    ...oidcOf(raw),
    secondFactorRoles: raw.SECOND_FACTOR_ROLES,
    tokenRequests: raw.TOKEN_REQUESTS_PER_MINUTE,
    perMinute: { upload: raw.UPLOADS_PER_MINUTE, export: raw.EXPORTS_PER_MINUTE, document: raw.DOCUMENTS_PER_MINUTE },
    logLevel: raw.LOG_LEVEL,
  };
}

function oidcOf(raw: z.infer<typeof SCHEMA>): { readonly oidc?: OidcSettings } {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_LABEL: label } = raw;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return {};
  return { oidc: { issuer, clientId, clientSecret, label: label ?? new URL(issuer).hostname } };
}

/** A malformed URL may still hold a password, and a malformed token most of a good one; an error message is no place for them. */
function conceal(name: string, value: string): string {
  if (['METRICS_TOKEN', 'SIGNING_KEY', 'OIDC_CLIENT_SECRET'].includes(name)) return '…';
  return value.replace(/:[^:@/]*@/, ':…@');
}
