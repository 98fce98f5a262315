import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SaveChapter, SaveEntry } from '@signatory/contract';
import { RETURN_REASONS, ROLES, type Plan } from '@signatory/domain';
import { parsePlan } from '@signatory/plan';
import { LANGUAGES, sayFaultWhole } from '@signatory/texts';
import { parse } from 'yaml';
import { z } from 'zod';

const Texts = z.record(z.string(), z.string());
const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Days from the day on which the examples are made, so that the round is always under way. */
const Days = z.int();

const Accounts = z.strictObject({
  password: z.string(),
  accounts: z.array(
    z.strictObject({
      name: z.string(),
      email: z.email(),
      label: z.string(),
      nationality: z.string().nullable(),
      language: z.string(),
      grants: z.array(
        z.strictObject({
          role: z.enum(ROLES),
          plan: z.string(),
          cycle: z.string().optional(),
          members: z.array(z.string()).default([]),
          pillars: z.array(z.string()).default([]),
          days: Days.optional(),
        }),
      ),
    }),
  ),
});

const Review = z.strictObject({
  indicator: z.string(),
  decision: z.enum(['APPROVED', 'RETURNED', 'CLARIFICATION_REQUESTED', 'ANSWERED']),
  by: z.string(),
  code: z.enum(RETURN_REASONS).optional(),
  text: z.string().optional(),
  answer: z.string().optional(),
  /** Of the answer. */
  language: z.enum(LANGUAGES).optional(),
});

const MemberStory = z.strictObject({
  report: z.string(),
  state: z.enum(['ACCEPTED', 'READY', 'CORRECTION_REQUESTED', 'UNDER_REVIEW', 'DRAFT', 'BLOCKED', 'SUBMITTED']),
  extension: z.strictObject({ deadline: Days, reason: z.string() }).optional(),
  checked: Days.optional(),
  submitted: Days.optional(),
  begun: Days.optional(),
  accepted: Days.optional(),
  returned: Days.optional(),
  due: Days.optional(),
  reason: z.string().optional(),
  missed: z.boolean().default(false),
  reviewers: z.array(z.string()).default([]),
  review: z.enum(['approved', 'begun']).optional(),
  answers: z
    .array(
      z.strictObject({
        rule: z.string(),
        indicator: z.string(),
        kind: z.enum(['justified', 'acknowledged']),
        text: z.string(),
        /** Of the words. */
        language: z.enum(LANGUAGES).default('en'),
      }),
    )
    .default([]),
  reviews: z.array(Review).default([]),
});

const Cycle = z.strictObject({
  cycle: z.string(),
  plan: z.string(),
  series: z.string(),
  phase: z.enum(['interim', 'final']),
  title: Texts,
  window: z.strictObject({ from: IsoDate, to: IsoDate }),
  state: z.enum(['OPEN', 'CONCLUDED']),
  illustrative: z.boolean(),
  days: z.strictObject({ opening: Days, deadline: Days, cutOff: Days, reviewDeadline: Days }).optional(),
  scores: z.string().optional(),
  chapters: z.string().optional(),
  accounts: z.string().optional(),
  members: z.record(z.string(), MemberStory).optional(),
  published: IsoDate.optional(),
  source: z
    .strictObject({ citation: z.string(), title: z.string(), publisher: z.string(), url: z.string() })
    .optional(),
  matrix: z.string().optional(),
});

const Entry = SaveEntry.omit({ narrative: true, value: true }).extend({
  value: SaveEntry.shape.value.optional(),
  narrative: Texts.optional(),
});
const Report = z.strictObject({
  member: z.string(),
  language: z.string(),
  illustrative: z.boolean(),
  entries: z.record(z.string(), Entry),
});

const Value = z.literal([-1, 0, 1]);
/** Why, and in which language it is written. */
const Rationale = { rationale: z.string(), language: z.enum(LANGUAGES).default('en') };
const Scores = z.strictObject({
  cycle: z.string(),
  findings: z
    .record(z.string(), z.record(z.string(), z.strictObject({ value: z.boolean(), by: z.string(), ...Rationale })))
    .default({}),
  scores: z.record(
    z.string(),
    z.record(
      z.string(),
      z.strictObject({
        opinions: z.array(z.strictObject({ by: z.string(), score: Value, ...Rationale })).default([]),
        adjudication: z.strictObject({ by: z.string(), score: Value, ...Rationale }).optional(),
        departure: z.string().optional(),
      }),
    ),
  ),
});

const Chapters = z.strictObject({
  /** By the commitment's id. */
  chapters: z.record(
    z.string(),
    z.strictObject({
      by: z.string(),
      state: z.enum(['EDITED', 'CHECKED', 'CLEARED']),
      clearedBy: z.string().optional(),
      /** By language, the original first. */
      texts: z.record(z.string(), SaveChapter.shape.sections),
      checked: z.array(z.string()).default([]),
      references: SaveChapter.shape.references.default([]),
    }),
  ),
});

export type ExampleAccounts = z.infer<typeof Accounts>;
export type ExampleCycle = z.infer<typeof Cycle>;
export type MemberStory = z.infer<typeof MemberStory>;
export type ExampleReview = z.infer<typeof Review>;
export type ExampleScores = z.infer<typeof Scores>;
export type ExampleChapters = z.infer<typeof Chapters>;
export type ExampleReport = {
  readonly member: string;
  readonly language: string;
  readonly entries: Readonly<Record<string, SaveEntry>>;
};

/** A cycle's folder, read whole; the files beside it are read when they are asked for. */
export class ExampleFolder {
  readonly cycle: ExampleCycle;

  /** @throws naming the file and what is wrong in it */
  constructor(private readonly file: string) {
    this.cycle = readYaml(file, Cycle);
  }

  plan(): Plan {
    const file = this.path(this.cycle.plan);
    const parsed = parsePlan(readFileSync(file, 'utf8'), file);
    if ('plan' in parsed) return parsed.plan;
    const [first] = parsed.problems;
    throw new Error(`${file} cannot be read: ${first ? sayFaultWhole('en', first.words) : ''}`);
  }

  accounts(): ExampleAccounts | null {
    return this.cycle.accounts ? readYaml(this.path(this.cycle.accounts), Accounts) : null;
  }

  report(story: MemberStory): ExampleReport {
    const { entries, ...report } = readYaml(this.path(story.report), Report);
    return {
      ...report,
      entries: Object.fromEntries(
        Object.entries(entries).map(([code, { value = null, narrative, ...entry }]) => {
          const [language, text] = Object.entries(narrative ?? {})[0] ?? [];
          return [code, { ...entry, value, ...(language && text ? { narrative: { language, text } } : {}) }];
        }),
      ),
    };
  }

  scores(): ExampleScores | null {
    return this.cycle.scores ? readYaml(this.path(this.cycle.scores), Scores) : null;
  }

  chapters(): ExampleChapters | null {
    return this.cycle.chapters ? readYaml(this.path(this.cycle.chapters), Chapters) : null;
  }

  /** The published table's file, as bytes: its hash is printed. */
  matrix(): Buffer | null {
    return this.cycle.matrix ? readFileSync(this.path(this.cycle.matrix)) : null;
  }

  private path(relative: string): string {
    return resolve(dirname(this.file), relative);
  }
}

function readYaml<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const read = schema.safeParse(parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`${file} cannot be used:\n${faults.join('\n')}`);
}
