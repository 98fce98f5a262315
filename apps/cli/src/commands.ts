import type { Command } from './command.js';

export interface CommandEntry {
  /** The words that call it: `['plan', 'lint']`. */
  readonly words: readonly string[];
  /** Given the embedded database where the environment names none. */
  readonly needsDatabase?: true;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Loads the command and what it needs, and nothing that another one needs. */
  readonly load: () => Promise<Command>;
}

/** Every command. Each loads its own file only, so that those for files start no server part. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    words: ['score'],
    summary: 'The tables of a score matrix, and where published figures contradict its cells',
    load: async () => (await import('./commands/score.js')).score,
  },
  {
    words: ['scorecard'],
    summary: 'The same as a PDF',
    load: async () => (await import('./commands/scorecard.js')).scorecard,
  },
  {
    words: ['verify'],
    summary: 'Whether files are those of a signed release, without a server',
    load: async () => (await import('./commands/verify.js')).verify,
  },
  {
    words: ['validate'],
    summary: "The findings of a member's report",
    load: async () => (await import('./commands/validate.js')).validate,
  },
  {
    words: ['template'],
    summary: 'A file to be filled in as a report: XLSX, CSV or JSON',
    load: async () => (await import('./commands/template.js')).template,
  },
  {
    words: ['plan', 'lint'],
    summary: 'Everything that is wrong with a plan file, in one pass',
    load: async () => (await import('./commands/plan-lint.js')).planLint,
  },
  {
    words: ['plan', 'convert'],
    summary: 'The same plan as another kind of file: YAML, JSON or a workbook',
    load: async () => (await import('./commands/plan-convert.js')).planConvert,
  },
  {
    words: ['plan', 'diff'],
    summary: 'What became of each item between two versions of a plan',
    load: async () => (await import('./commands/plan-diff.js')).planDiff,
  },
  {
    words: ['plan', 'adopt'],
    needsDatabase: true,
    summary: 'Adopt a plan from its file',
    load: async () => (await import('./commands/plan-adopt.js')).planAdopt,
  },
  {
    words: ['import', 'report'],
    needsDatabase: true,
    summary: "Bring a file to a member's report: a dry run, or with --apply written",
    load: async () => (await import('./commands/import-report.js')).importReport,
  },
  {
    words: ['import', 'figures'],
    needsDatabase: true,
    summary: 'Import outside figures: what international sources say beside what members answer',
    load: async () => (await import('./commands/import-figures.js')).importFigures,
  },
  {
    words: ['import', 'scores'],
    needsDatabase: true,
    summary: 'Import a published score matrix as a cycle with its release',
    load: async () => (await import('./commands/import-scores.js')).importScores,
  },
  {
    words: ['export', 'report'],
    needsDatabase: true,
    summary: "A member's report as a file to fill in",
    load: async () => (await import('./commands/export-report.js')).exportReport,
  },
  {
    words: ['remind'],
    needsDatabase: true,
    summary: 'Remind the focal points of members; without --send, what there is to remind of and the letters',
    load: async () => (await import('./commands/remind.js')).remind,
  },
  {
    words: ['audit', 'export'],
    needsDatabase: true,
    summary: 'The sealed audit trail as a file, and the checkpoint signed over it',
    load: async () => (await import('./commands/audit-export.js')).auditExport,
  },
  {
    words: ['audit', 'verify'],
    summary: 'Whether an exported trail is what was signed, without a server',
    load: async () => (await import('./commands/audit-verify.js')).auditVerify,
  },
  {
    words: ['invite'],
    needsDatabase: true,
    summary: 'A one-time link that makes a secretariat account',
    load: async () => (await import('./commands/invite.js')).invite,
  },
  {
    words: ['second-factor', 'reset'],
    needsDatabase: true,
    summary: 'Reset the second factor of an account that has lost it',
    load: async () => (await import('./commands/second-factor-reset.js')).secondFactorReset,
  },
  {
    words: ['notice', 'set'],
    needsDatabase: true,
    summary: 'Tell everybody something for a time, as of maintenance',
    load: async () => (await import('./commands/notice-set.js')).noticeSet,
  },
  {
    words: ['notice', 'clear'],
    needsDatabase: true,
    summary: 'Take the notice away before its time is over',
    load: async () => (await import('./commands/notice-clear.js')).noticeClear,
  },
  {
    words: ['migrate'],
    needsDatabase: true,
    summary: 'Bring the database up to date, as its owner',
    load: async () => (await import('./commands/migrate.js')).migrateCommand,
  },
  {
    words: ['backup'],
    needsDatabase: true,
    summary: 'Take database, stored files and keys into one file',
    load: async () => (await import('./commands/backup.js')).backup,
  },
  {
    words: ['restore'],
    needsDatabase: true,
    summary: 'Bring a backup back into an empty database',
    load: async () => (await import('./commands/restore.js')).restore,
  },
];
