import { DEFAULT_REMINDERS, PHASES, PLAN_VERSION_STATES, ROLES } from '@signatory/domain';
import { z } from 'zod';
import { AccessTokenView } from './access-tokens.js';
import { Confirm } from './confirm.js';
import { FORM_FAULTS } from './form-fault.js';
import { Reminders } from './catalogue.js';
import { LocalText } from './text.js';

/** Names that stand in addresses: letters, digits, dot, hyphen and underscore. */
const Slug = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, FORM_FAULTS.code);
const Code = z.string().trim().min(1).max(40);
const IsoDate = z.iso.date(FORM_FAULTS.day);
const Instant = z.iso.datetime(FORM_FAULTS.instant);
const PlanVersion = z.int().positive().max(999_999_999);

/** A plan file as its authors wrote it. */
export const AdoptPlanFile = z.strictObject({ file: z.string().min(1).max(1_048_576) });
export type AdoptPlanFile = z.infer<typeof AdoptPlanFile>;

/** What is wrong with a plan, or what its authors should know although it loads: place, fault and cure. */
export const PlanWarning = z.object({
  code: z.string(),
  line: z.int(),
  column: z.int(),
  pointer: z.string(),
  message: z.string(),
  cure: z.string(),
});

export const AdoptedPlanView = z.object({
  id: z.string(),
  version: PlanVersion,
  sha256: z.string(),
  problems: z.array(PlanWarning),
  /** How much in a draft's text keeps it from the members; 0 of any other version. */
  faults: z.int(),
});
export type AdoptedPlanView = z.infer<typeof AdoptedPlanView>;

/** One version of a plan. */
export const PlanVersionView = z.object({
  id: z.string(),
  version: PlanVersion,
  /** Rises with each change of what stands beside the text: the ETag. */
  revision: z.int(),
  title: LocalText,
  state: z.enum(PLAN_VERSION_STATES),
  sha256: z.string(),
  /** The date of adoption; null until then. */
  adopted: z.string().nullable(),
  /** The version whose text it began with; null where it came from a file. */
  copiedFrom: z.int().nullable(),
  /** Of a draft: something in its text keeps it from the members, and the plan is told as it last was without. */
  isFaulty: z.boolean(),
  consultationUntil: z.string().nullable(),
  members: z.array(z.string()),
  pillars: z.array(z.string()),
  commitments: z.int(),
});
export type PlanVersionView = z.infer<typeof PlanVersionView>;

/** Words by language; the first is the original. */
const Title = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, FORM_FAULTS.language), z.string().trim().min(1).max(300))
  .refine((texts) => Object.keys(texts).length > 0, FORM_FAULTS.oneLanguage);

interface Calendar {
  readonly window: { readonly from: string; readonly to: string };
  readonly opens: string;
  readonly deadline: string;
  readonly cutOff: string;
  readonly reviewDeadline: string | null;
}

/** What comes later must not be before; every fault is told. */
function requireOrder({ window, opens, deadline, cutOff, reviewDeadline }: Calendar, context: z.RefinementCtx): void {
  const refuse = (path: string[], message: string): void => context.addIssue({ code: 'custom', path, message });
  if (window.from > window.to) refuse(['window', 'to'], FORM_FAULTS.endsEarly);
  if (Date.parse(opens) > Date.parse(deadline)) refuse(['deadline'], FORM_FAULTS.deadlineEarly);
  if (Date.parse(deadline) > Date.parse(cutOff)) refuse(['cutOff'], FORM_FAULTS.cutOffEarly);
  if (reviewDeadline !== null && Date.parse(cutOff) > Date.parse(reviewDeadline))
    refuse(['reviewDeadline'], FORM_FAULTS.reviewEarly);
}

/** A reporting round to be; the first language of its title is the original. */
export const CreateCycle = z
  .strictObject({
    code: Slug,
    plan: Code,
    planVersion: PlanVersion,
    /** `baseline` records the state at adoption: before every other cycle of the plan, and not scored. */
    phase: z.enum(PHASES),
    series: Slug,
    title: Title,
    window: z.strictObject({ from: IsoDate, to: IsoDate }),
    opens: Instant,
    deadline: Instant,
    cutOff: Instant,
    reviewDeadline: Instant.nullable().default(null),
    illustrative: z.boolean().default(false),
    /** Opens and closes by itself at its instants. */
    automatic: z.boolean().default(false),
    reminders: Reminders.default(DEFAULT_REMINDERS),
    /** Languages in which its releases are printed. */
    languages: z
      .array(z.enum(['en', 'fr', 'de', 'it', 'ja']))
      .min(1)
      .default(['en']),
  })
  .superRefine(requireOrder);
export type CreateCycle = z.infer<typeof CreateCycle>;

const Reason = z.string().trim().min(3).max(2_000);

/** A step of a cycle, given on the version that was read; closing before the cut-off needs a reason, and archiving its code. */
export const StepCycle = z.strictObject({
  version: z.int().positive(),
  reason: Reason.nullable().default(null),
  /** The cycle's code, where no step leads back. */
  confirm: Confirm.nullable().default(null),
});
export type StepCycle = z.infer<typeof StepCycle>;

/** A cycle's calendar, whole, with the reason for the change. */
export const ChangeCalendar = z
  .strictObject({
    window: z.strictObject({ from: IsoDate, to: IsoDate }),
    opens: Instant,
    deadline: Instant,
    cutOff: Instant,
    reviewDeadline: Instant.nullable(),
    automatic: z.boolean(),
    reminders: Reminders,
    reason: Reason,
  })
  .superRefine(requireOrder);
export type ChangeCalendar = z.infer<typeof ChangeCalendar>;

export const GrantExtension = z.strictObject({
  member: Code,
  deadline: Instant,
  reason: z.string().trim().min(3).max(2_000),
});
export type GrantExtension = z.infer<typeof GrantExtension>;

/** One role on one plan; a role bound to members names them, the others leave them empty for all. */
export const GrantRole = z.strictObject({
  role: z.enum(ROLES),
  plan: Code,
  /** A cycle's code; without it, every cycle of the plan. */
  cycle: z.string().max(100).nullable().default(null),
  members: z.array(Code).max(500).default([]),
  pillars: z.array(Code).max(100).default([]),
  /** Codes of the entries delegated to a contributor; empty for none: what a focal point asks of it is a part. */
  indicators: z.array(z.string().max(100)).max(2_000).default([]),
  until: Instant.nullable().default(null),
});
export type GrantRole = z.infer<typeof GrantRole>;

const Email = z.email(FORM_FAULTS.email).max(254);
const PersonName = z.string().trim().min(2).max(200);
const Password = z.string().min(12).max(200);

export const CreatePerson = z.strictObject({
  email: Email,
  name: PersonName,
  /** The member, or the country, whose official the person is; null for an independent one. */
  nationality: Code.nullable(),
  /** Left out, the person chooses one by a one-time link, and nobody else ever knows it. */
  password: Password.nullable().default(null),
  grants: z.array(GrantRole).min(1).max(50),
});
export type CreatePerson = z.infer<typeof CreatePerson>;

export const GrantRoles = z.strictObject({ grants: z.array(GrantRole).min(1).max(50) });
export type GrantRoles = z.infer<typeof GrantRoles>;

/** That a person still needs a role. */
export const ConfirmRole = z.strictObject({
  /** A new end, or null for none; left out, it stays as it is. */
  until: Instant.nullable().optional(),
});
export type ConfirmRole = z.infer<typeof ConfirmRole>;

/** A person with the roles on the plans that the reader keeps. */
export const PersonView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  nationality: z.string().nullable(),
  disabled: z.boolean(),
  /** No password has been chosen yet, and no identity provider signs the person in. */
  invited: z.boolean(),
  /** Until when a link by which the person chooses a password can be used; null where there is none. */
  linkUntil: z.string().nullable(),
  /** Has a second factor beside the password. */
  secondFactor: z.boolean(),
  /** An identity provider signs the person in. */
  linked: z.boolean(),
  /** The reader manages people in each place where the person holds a role: only then may it let the person in, by a link or a reset. */
  mayLetIn: z.boolean(),
  /** The account is closed, and the reader may open it again. */
  mayReopen: z.boolean(),
  /** Null until the first. */
  lastSignIn: z.string().nullable(),
  /** Programs that act for the person; told to whoever may let it in, and none of those that have expired. */
  tokens: z.array(AccessTokenView),
  grants: z.array(
    z.object({
      id: z.string(),
      role: z.enum(ROLES),
      plan: z.string(),
      cycle: z.string().nullable(),
      members: z.array(z.string()),
      pillars: z.array(z.string()),
      /** Codes of the entries delegated to a contributor. */
      indicators: z.array(z.string()),
      grantedAt: z.string(),
      /** When somebody last said that the person still needs it; null where nobody did since it was given. */
      confirmedAt: z.string().nullable(),
      /** Neither given nor confirmed within a year. */
      toConfirm: z.boolean(),
      until: z.string().nullable(),
      /** Over by the server's clock. */
      ended: z.boolean(),
    }),
  ),
});
export type PersonView = z.infer<typeof PersonView>;

/** Told once: whoever holds the link chooses the person's next password. */
export const PasswordResetView = z.object({ link: z.url(), expires: z.string() });
export type PasswordResetView = z.infer<typeof PasswordResetView>;

export const ResetPassword = z.strictObject({ password: Password });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const ChangePassword = z.strictObject({ current: z.string().min(1).max(200), password: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** What the holder of a one-time link fills in. */
export const AcceptInvitation = z.strictObject({ email: Email, name: PersonName, password: Password });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
