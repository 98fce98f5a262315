import { ACTION } from './action.js';
import { CHAPTER } from './chapter.js';
import { CONTRIBUTION } from './contribution.js';
import { CORRECTION } from './correction.js';
import { CYCLE } from './cycle.js';
import { ENTRY_REVIEW } from './entry-review.js';
import { RELEASE } from './release.js';
import { REVIEW_THREAD } from './review-thread.js';
import { SCORE } from './score.js';
import { SUBMISSION } from './submission.js';
import { VALIDATION_RUN } from './validation-run.js';

/** Machines whose commands are acts of the trail, each by the word that its acts begin with. */
const MACHINES = {
  submission: SUBMISSION,
  run: VALIDATION_RUN,
  contribution: CONTRIBUTION,
  entry: ENTRY_REVIEW,
  thread: REVIEW_THREAD,
  action: ACTION,
  score: SCORE,
  chapter: CHAPTER,
  release: RELEASE,
  correction: CORRECTION,
  cycle: CYCLE,
} as const;

/** Acts that are no command of one of them. */
const OTHERS = [
  'entry.save',
  'entry.calculate',
  'entry.confirm',
  'entry.combine',
  'entry.tiers',
  'submission.late-taken-back',
  'report.missed',
  'report.missed-taken-back',
  'run.compare',
  'finding.answer',
  'finding.set',
  'figure.revise',
  'evidence.upload',
  'evidence.download',
  'evidence.infected',
  'import.receive',
  'import.apply',
  'import.cancel',
  'import.err',
  'contribution.ask',
  'outside.import',
  'outside.reply',
  'action.propose',
  'action.class',
  'search.log',
  'score.opine',
  'score.explain-departure',
  'score.reconsider',
  'score.reply',
  'recusal.declare',
  'recusal.withdraw',
  'assignment.give',
  'assignment.end',
  'stand-in.arrange',
  'stand-in.end',
  'chapter.translate',
  'chapter.check-translation',
  'chapter.figure',
  'release.announce',
  'release.withhold',
  'release.name-reader',
  'release.revoke-reader',
  'release.take-copy',
  'release.cancel-rendering',
  'release.retry-rendering',
  'correction.open',
  'cycle.create',
  'cycle.reschedule',
  'cycle.open-refused',
  'extension.grant',
  'plan.draft',
  'plan.revise',
  'plan.consult',
  'plan.comment',
  'plan.adopt',
  'plan.decide',
  'plan.migrate',
  'plan.supersede',
  'rule.try',
  'rule.suspend',
  'rule.reinstate',
  'role.grant',
  'role.confirm',
  'role.end',
  'session.open',
  'session.close',
  'session.end',
  'session.verify',
  'session.refuse',
  'person.create',
  'person.close',
  'person.reopen',
  'password.change',
  'password.offer-reset',
  'password.reset',
  'second-factor.enrol',
  'second-factor.fail',
  'second-factor.remove',
  'second-factor.renew-codes',
  'second-factor.reset',
  'passkey.add',
  'passkey.fail',
  'passkey.remove',
  'passkey.rename',
  'access-token.make',
  'access-token.end',
  'identity.link',
  'identity.unlink',
  'invitation.make',
  'invitation.accept',
  'contributor.invite',
  'contributor.withdraw',
  'contributor.join',
  'job.cancel',
  'job.send-again',
  'queue.pause',
  'queue.resume',
  'letter.send-again',
  'reminder.send',
  'webhook.make',
  'webhook.change',
  'webhook.pause',
  'webhook.turn-on',
  'webhook.turn-off',
  'webhook.remove',
  'webhook.replace-secret',
  'webhook.send-again',
  'webhook.test',
  'notice.set',
  'notice.clear',
  'notifications.choose',
  'notifications.stop',
  'signing-key.publish',
] as const;

type Machines = typeof MACHINES;
type CommandAct = {
  [Subject in keyof Machines]: `${Subject}.${keyof Machines[Subject]['transitions'] & string}`;
}[keyof Machines];

/** What the trail can tell of: a dotted word, what it is about before the point. */
export type AuditAct = CommandAct | (typeof OTHERS)[number];

/** All of them: each has words in every language. */
export const AUDIT_ACTS: readonly AuditAct[] = [
  ...Object.entries(MACHINES).flatMap(([subject, { transitions }]) =>
    Object.keys(transitions).map((command) => `${subject}.${command}` as CommandAct),
  ),
  ...OTHERS,
];
