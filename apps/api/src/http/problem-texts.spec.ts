import { faultWords, plainText, Refusal, type Fault, type RefusalCode, type Refusals } from '@signatory/domain';
import * as domain from '@signatory/domain';
import { isMessageKey, LANGUAGES, type ProductLanguage } from '@signatory/texts';
import { tellRefusal } from './problem.js';
import { STATUSES } from './problem-table.js';

const words = faultWords('value.empty');
const faults: readonly Fault[] = [{ pointer: '/value', words }];
const saved = { sent: 3, current: 5, theirs: {}, yours: {}, by: 'Ann', byId: 'p1', at: '2026-01-02T03:04:05Z' };
const eachFault = <F extends string>(...kinds: readonly F[]): { fault: F }[] => kinds.map((fault) => ({ fault }));
const [indicator, commitment, until] = ['I.1.1', 'I.1', '2026-01-02T03:04:05Z'];
const fr = { member: 'FR', name: plainText('France') };
const stop = { ...fr, indicator, label: 'I.1.a', why: 'review.threads-open' };

/** Of each refusal the kinds of facts it has: whatever a text chooses by stands here once each way. */
const SAMPLES: { readonly [C in RefusalCode]: readonly Refusals[C][] } = {
  'command.forbidden': [
    { command: 'certify', subject: 'submission', needs: 'lead-focal-point, secretariat' },
    { command: 'undo', subject: 'entry', needs: 'same-person' },
  ],
  'command.wrong-state': [
    { command: 'certify', subject: 'submission', state: 'SUBMITTED', allowed: 'READY, BLOCKED' },
    { command: 'end', subject: 'stand-in', state: 'over', allowed: 'coming, in force' },
    { command: 'return', subject: 'submission', state: 'NOT_STARTED', allowed: '' },
  ],
  'command.reason-needed': [{ command: 'close' }],
  'queues.other-plans': [{}],
  'notice.other-plans': [{}],
  'queues.away': [{ seconds: 10 }],
  'version.stale': [{ subject: 'cycle', sent: 3, current: 5 }],
  'command.stale': [{ sent: 3, current: 5 }],
  'permission.missing': [{ permission: 'report:edit', needs: 'focal-point, contributor' }],
  'conflict-of-interest': [
    { member: 'FR', nationality: null },
    { member: 'FR', nationality: 'DE' },
  ],
  'assignment.barred': [{ faults }],
  'assignment.of-every-cycle': [{ person: 'Ann' }],
  'same-person': [
    { first: 'classAction', second: 'adjudicateAction' },
    { first: 'endorseEntry', second: 'approveEntry' },
    { first: 'requestRelease', second: 'signRelease' },
    { first: 'editEntry', second: 'signRelease' },
    { first: 'reviewEntry', second: 'signRelease' },
    { first: 'judgeAction', second: 'signRelease' },
    { first: 'giveScore', second: 'signRelease' },
    { first: 'giveScore', second: 'adjudicateScore' },
    { first: 'giveScore', second: 'editChapter' },
    { first: 'editChapter', second: 'giveScore' },
    { first: 'declareRecusal', second: 'withdrawRecusal' },
  ],
  'not-found': [{ subject: 'cycle' }],
  'sign-in.needed': [{}],
  'sign-in.failed': [{}],
  'sign-in.locked': [{ seconds: 7 }],
  'sign-in.not-linked': [{}],
  'sign-in.linked-elsewhere': [{}],
  'second-factor.code-needed': [{ by: 'app' }, { by: 'passkey' }, { by: 'either' }],
  'passkey.refused': eachFault('expired', 'unknown', 'foreign', 'unchecked', 'taken', 'many', 'address'),
  'second-factor.code-refused': eachFault('wrong', 'unknown', 'used', 'expired', 'sealed'),
  'token.unknown': [{}],
  'token.not-for': eachFault('act', 'write'),
  'token.too-many': [{ most: 20 }],
  'second-factor.required': [{}],
  'step-up.needed': [{ minutes: 15 }],
  'origin.foreign': [{ origin: 'https://evil.example' }],
  'media-type.unsupported': [
    { sent: 'text/plain', needs: 'application/json' },
    { sent: '', needs: 'text/csv' },
    { words },
  ],
  'file.refused': [{ words }],
  'file.waiting': [{ name: 'law.pdf' }],
  'file.infected': [{ name: 'law.pdf', virus: 'Eicar-Test' }],
  'body.malformed': [{ words: faultWords('request.address') }],
  'body.too-large': [{ limit: '1 MB' }],
  'headers.too-large': [{ limit: '16 kB' }],
  'request.invalid': [{ faults }],
  'value.invalid': [{ faults }],
  'extension.refused': [{ faults }],
  'precondition.missing': [{ header: 'If-Match' }],
  'entry.stale': [{ indicator, ...saved }],
  'entry.not-open': [{ indicator }],
  'entry.bulk-stopped': [
    { stopped: 1, of: 3, stops: [{ indicator, label: 'I.1', why: 'entry.not-open', by: null, at: null }] },
    { stopped: 1, of: 3, stops: [{ indicator, label: 'I.1', why: 'entry.stale', by: 'Ann', at: until }] },
  ],
  'contribution.ended': [{ until }],
  'entry.not-carried': [{ indicator }],
  'entry.assessors-only': [{ indicator }],
  'entry.calculated': [{ indicator, inputs: 'I.1.b, I.1.c' }],
  'indicator.unknown': [
    { indicator, nearest: null },
    { indicator, nearest: 'I.1.2' },
  ],
  'cycle.code-taken': [{ cycle: 'c-2026' }],
  'cycle.reviewers-missing': [{ members: 'FR, IT', names: [plainText('France'), plainText('Italy')] }],
  'cycle.work-open': [
    { command: 'assess', open: 1 },
    { command: 'conclude', open: 2 },
    { command: 'archive', open: 2 },
  ],
  'cycle.phase-taken': [{ series: 's', phase: 'final' }],
  'cycle.not-first': [{ baseline: 'c-2024', cycle: 'c-2026' }],
  'cycle.baseline': [{ cycle: 'c-2024' }],
  'plan.faulty': [{ plan: 'p', faults }],
  'plan.comments-open': [{ open: 2 }],
  'plan.consultation-over': [{ until }],
  'plan.in-use': [{ plan: 'p', version: 2 }],
  'plan.migration-open': [{ plan: 'p', from: 1, to: 2, open: 3 }],
  'plan.not-adopted': [{ plan: 'p', version: 2, state: 'DRAFT' }],
  'plan.version-taken': [{ plan: 'p', version: 2 }],
  'role.last-keeper': [{ plan: 'p' }],
  'role.already-held': [{ person: 'Ann', role: 'analyst' }],
  'audit.too-wide': [{ most: 100_000 }],
  'person.email-taken': [{ email: 'ann@example.org' }],
  'invitation.open': [{ email: 'ann@example.org', until }],
  'invitation.too-many': [{ most: 50 }],
  'contributor.of-others': [{ person: 'Ann' }],
  'cycle.not-open': [{ cycle: 'c-2026', state: 'CLOSED' }],
  'cycle.closed': [{ cycle: 'c-2026', cutOff: until }],
  'reminder.nothing-open': ['report', 'answer'].map((topic) => ({ topic, members: 'FR', names: [fr.name] })),
  'reminder.sent-lately': [{ hours: 12, sent: [{ ...fr, by: 'Ann', at: until }] }],
  'report.open-findings': [{ blockers: 1, notRun: 0, errors: 2, warnings: 0, rules: ['R1', 'R2'] }],
  'report.already-submitted': [{ version: 1 }],
  'import.undecided': [{ conflicts: 2 }],
  'import.faulty': [{ faults: 2 }],
  'review.own-edit': [{ indicator }],
  'review.stale': [{ indicator, sent: 3, current: 5, state: 'PENDING', role: 'reviewer', at: until }],
  'review.threads-open': [{ indicator, open: 1 }],
  'review.findings-open': [{ indicator, open: 2 }],
  'review.bulk-stopped': [{ stopped: 1, of: 3, stops: [stop] }],
  'review.undo-over': [{ indicator, limit: 10 }],
  'review.undo-followed': [{ indicator }],
  'view.name-taken': [{ name: 'Mine' }],
  'view.too-many': [{ most: 20 }],
  'review.entries-open': [{ open: 2 }],
  'codebook.missing': [{ plan: 'p' }],
  'action.out-of-window': [{ happened: '2026-01-02', from: '2025-01-01', to: '2025-12-31' }],
  'action.already-classed': [{ action: 'a' }],
  'action.place-taken': [{ action: 'a' }],
  'action.contest-too-late': [{ until }],
  'action.score-shared': [{ action: 'a' }],
  'action.scoring-begun': [{ commitment }],
  'action.contests-open': [{ commitments: commitment }],
  'search.source-unknown': [{ source: 's', sources: 't, u' }],
  'search.not-silent': [{ commitment }],
  'score.search-needed': [{ sources: 't, u' }],
  'score.search-open': [
    { searches: 1, sources: 0 },
    { searches: 1, sources: 2 },
  ],
  'score.reply-period-open': [{ until }],
  'score.second-needed': [{ commitment }],
  'score.already-given': [{ commitment }],
  'score.explained': [{ commitment, sentence: plainText('The watch was broken off.') }],
  'score.place-taken': [{ commitment }],
  'score.not-ready': [
    { commitment, missing: 'notAsked' },
    { commitment, missing: 'actionsUnclassed' },
    { commitment, missing: 'entriesOpen' },
  ],
  'score.departure-needs-sentence': [{ commitments: 'I.1, II.3' }],
  'reply.too-late': [{ due: until }],
  'reply.none': [{ commitment }],
  'reply.overtaken': [{}],
  'method.not-allowed': [{ method: 'PUT', methods: 'GET, POST' }],
  'release.scores-open': [{ open: 1 }],
  'release.nothing-scored': [{ cycle: 'g7-2025' }],
  'release.replies-open': [{ cells: 'FR I.1' }],
  'release.withdrawn': [{ number: 1, reason: 'A table was mixed up.' }],
  'release.chapters-open': [{ chapters: 'I.1, II.2' }],
  'release.numbers-contradict': [{ chapters: 'I.1', faults, findings: [] }],
  'chapter.stale': [{ commitment, language: 'fr', ...saved }],
  'chapter.numbers-open': [{ commitment, faults, findings: [] }],
  'release.files-pending': [{ pending: 1, failed: 0 }],
  'release.key-changed': [{ printed: 'k1', current: 'k2' }],
  'release.embargo-past': [{ embargo: until, now: until }],
  'release.silence-too-short': [{ embargo: until, earliest: until }],
  'release.silence-over': [{ until }],
  'release.moving': [{ cycle: 'c-2025' }],
  'release.waiting': [{ number: 2, state: 'REQUESTED' }],
  'release.correction-needed': [{ number: 2 }],
  'release.overtaken': [{ number: 2, state: 'PUBLISHED' }],
  'release.figures-moved': [{ moved: 'FR I.1' }],
  'release.reader-named': [{ person: 'Ann' }],
  'correction.ground-unknown': [{ ground: 'g', grounds: 'h, i' }],
  'correction.later-action': [{ grounds: 'h, i' }],
  'correction.open': [{ release: 2 }],
  'correction.needed': [{ cycle: 'c-2026', title: plainText('The first year'), ...fr }],
  'correction.moved': [{ moved: 'score FR I.1: +1 → 0' }],
  'correction.unsettled': [
    { open: [] },
    {
      open: [
        { subject: 'submission', ...fr, commitment: null, label: null, state: 'DRAFT' },
        { subject: 'score', ...fr, commitment: 'id-1', label: commitment, state: 'AGREED' },
      ],
    },
  ],
  'idempotency.key-reused': [{ key: 'k' }],
  'idempotency.answer-lost': [{ key: 'k' }],
  'job.busy': [{ seconds: 7 }],
  'storage.full': [{}],
  'rate.limited': [{ seconds: 1 }, { seconds: 40, cost: 'upload' }, { seconds: 2, cost: 'export' }],
};

const REFUSALS = (Object.keys(SAMPLES) as RefusalCode[]).flatMap((code) =>
  SAMPLES[code].map((facts) => new Refusal(code, facts)),
);

function tell(language: ProductLanguage): { title: string; detail: string; code: string }[] {
  return REFUSALS.map((refusal) => {
    const { title, detail } = tellRefusal(refusal, '/', language).problem;
    return { code: refusal.code, title, detail };
  });
}

const say = <C extends RefusalCode>(language: ProductLanguage, code: C, facts: Refusals[C]): string =>
  tellRefusal(new Refusal(code, facts), '/', language).problem.detail;

describe('the words of a refusal', () => {
  it('are tried of every code', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(STATUSES).sort());
  });

  it.each(LANGUAGES)('are whole in %s, with nothing left open', (language) => {
    const unsaid = tell(language).filter(
      ({ title, detail }) => title.trim() === '' || detail.trim() === '' || /[{}]|undefined|\[object/.test(detail),
    );
    expect(unsaid).toEqual([]);
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))('are in %s nobody else’s', (language) => {
    const english = tell('en');
    expect(tell(language).filter(({ title }, n) => title === english[n]?.title)).toEqual([]);
    expect(tell(language).filter(({ detail }, n) => detail === english[n]?.detail)).toEqual([]);
    // What is absent is left out or said in words, never by the English name that a text chooses by.
    expect(tell(language).filter(({ detail }) => /\bnone\b/.test(detail))).toEqual([]);
  });

  it('say which two acts are not one person’s', () => {
    const signs = { first: 'requestRelease', second: 'signRelease' } as const;
    expect(say('en', 'same-person', signs)).toBe('Whoever requested a release may not sign it off. Ask a colleague.');
    expect(say('de', 'same-person', signs)).toMatch(/^Wer eine Veröffentlichung beantragt hat, darf sie nicht/);
    const said = SAMPLES['same-person'].map((facts) => say('en', 'same-person', facts));
    expect(new Set(said).size).toBe(said.length);
  });

  it('call every command and permission by its name', () => {
    const machines = Object.values(domain).filter(
      (each): each is typeof domain.SUBMISSION => typeof each === 'object' && 'transitions' in each,
    );
    expect(machines.length).toBeGreaterThan(8);
    const keys = [
      ...machines.flatMap(({ transitions }) => Object.keys(transitions).map((name) => `command-name.${name}`)),
      ...Object.keys(domain.PERMISSIONS).map((name) => `permission-name.${name.replace(':', '-')}`),
    ];
    expect(keys.filter((key) => !isMessageKey(`problem.${key}`))).toEqual([]);
  });

  it('call states, roles and subjects by their names, and join them as the language does', () => {
    const state = { command: 'certify', subject: 'submission', state: 'SUBMITTED', allowed: 'READY, BLOCKED' };
    expect(say('fr', 'command.wrong-state', state)).toBe(
      'État actuel (rapport)\u00a0: Soumis\u00a0; la commande «\u00a0certifier\u00a0» est possible dans l’état\u00a0: Prêt à certifier ou Constats à traiter. Rechargez.',
    );
    expect(say('it', 'permission.missing', { permission: 'report:edit', needs: 'focal-point, contributor' })).toMatch(
      /Punto focale o Contributore/,
    );
    expect(say('en', 'media-type.unsupported', { sent: '', needs: 'text/csv, or JSON' })).toBe(
      'The body names no type. Send text/csv, or JSON.',
    );
  });

  it.each([
    ['en', '2 January 2026, 03:04 UTC'],
    ['ja', '2026年1月2日 03:04 UTC'],
  ] as const)('say instants as days and hours with their zone: %s', (language, instant) => {
    expect(say(language, 'contribution.ended', { until })).toContain(instant);
    expect(say(language, 'entry.stale', { indicator, ...saved })).toContain(instant);
    const late = faultWords('extension.deadline', { instant: until });
    expect(say(language, 'file.refused', { words: late })).toContain(instant);
    expect(tell(language).filter(({ detail }) => /\dT\d\d:|\d-\d\d-\d\d/.test(detail))).toEqual([]);
  });

  it('tell each of several, with its state or the title of its refusal', () => {
    const stops = [stop, { ...stop, member: 'IT', name: plainText('Italy'), why: 'review.own-edit' }];
    expect(say('en', 'review.bulk-stopped', { stopped: 2, of: 3, stops })).toMatch(
      /^2 of 3 entries cannot be approved: France I\.1\.a \(Some threads are open\), Italy I\.1\.a \(Your own entry\)\./,
    );
    const [[, stale], [, open]] = [SAMPLES['entry.bulk-stopped'], SAMPLES['correction.unsettled']];
    expect(stale && say('en', 'entry.bulk-stopped', stale)).toMatch(
      /^1 of 3 entries has changed or cannot be saved: I\.1 \(Ann saved on 2 January 2026, 03:04 UTC\)\./,
    );
    expect(open && say('en', 'correction.unsettled', open)).toBe(
      'Still to settle before the correction can be concluded: report of France: Draft, score of France on I.1: Agreed.',
    );
  });
});
