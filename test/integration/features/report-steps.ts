import assert from 'node:assert/strict';
import type { Actor } from '@signatory/domain';
import fc from 'fast-check';
import { codeOf } from './desk.js';
import { INDICATORS, type Asked, type ReportModel, type Said } from './report-model.js';
import { CYCLE, type ReviewDesk } from './review-desk.js';

interface Real {
  readonly desk: ReviewDesk;
  readonly reviewers: Readonly<Record<'ann' | 'bob', Actor>>;
}

/** What somebody does, and what the model says of it. */
interface Act {
  readonly name: string;
  /** Done also where it is refused. */
  readonly always?: true;
  readonly expected: (model: ReportModel) => string;
  readonly done: (real: Real, model: ReportModel) => Promise<unknown>;
}

class Step implements fc.AsyncCommand<ReportModel, Real> {
  constructor(
    private readonly act: Act,
    /** Done also where it is refused: only so often, or a report hardly ever came to its review. */
    private readonly dares: boolean,
  ) {}

  check(model: Readonly<ReportModel>): boolean {
    return this.dares || this.act.always || this.act.expected(model.copy()) === 'accepted';
  }

  async run(model: ReportModel, real: Real): Promise<void> {
    const answered = await codeOf(this.act.done(real, model));
    assert.equal(answered, this.act.expected(model));
    assert.deepEqual(await real.desk.states(), model.states());
  }

  toString(): string {
    return this.act.name;
  }
}

const indicator = fc.constantFrom(...INDICATORS);
const who = fc.constantFrom('ann' as const, 'bob' as const);
/** Most people have seen what is there now. */
const ahead = fc.integer({ min: 0, max: 9 }).map((n) => (n === 0 ? 1 : 0));
const always = (act: Act): fc.Arbitrary<Act> => fc.constant(act);

const MEMBER: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 5,
    arbitrary: fc.record({ indicator, ahead }).map(({ indicator: code, ahead: off }) => ({
      name: `save ${code} ${off}`,
      done: ({ desk }, model) => desk.desk.save(code, model.versionOf(code) + off, { value: valueOf(code, model) }),
      expected: (model) => model.save(code, model.versionOf(code) + off),
    })),
  },
  {
    weight: 3,
    arbitrary: always({ name: 'check', done: ({ desk }) => desk.desk.check(), expected: (model) => model.check() }),
  },
  {
    weight: 3,
    arbitrary: always({ name: 'work', done: ({ desk }) => desk.desk.work(), expected: (model) => model.work() }),
  },
  {
    weight: 5,
    arbitrary: ahead.map((off) => ({
      name: `certify ${off}`,
      done: ({ desk }, model) => desk.desk.certify(model.revision + off),
      expected: (model) => model.certify(model.revision + off),
    })),
  },
  {
    weight: 1,
    arbitrary: always({
      name: 'withdraw',
      done: ({ desk }) => desk.desk.withdraw('IT', CYCLE),
      expected: (model) => model.withdraw(),
    }),
  },
  {
    weight: 3,
    arbitrary: indicator.map((code) => ({
      name: `answer ${code}`,
      done: ({ desk }) => desk.answer(code),
      expected: (model) => model.answer(code),
    })),
  },
];

const REVIEWERS: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 12,
    arbitrary: fc
      .record({ indicator, who, ahead, said: fc.constantFrom<Said>('approve', 'approve', 'ask', 'return') })
      .map(({ indicator: code, said, who: name, ahead: off }) => ({
        name: `${name} ${said} ${code} ${off}`,
        done: ({ desk, reviewers }, model) =>
          desk.decide(reviewers[name], code, {
            decision: said,
            text: 'We talked.',
            version: model.versionOf(code) + off,
          }),
        expected: (model) => model.decide(code, said, name, model.versionOf(code) + off),
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ indicator, who }).map(({ indicator: code, who: name }) => ({
      name: `${name} takes ${code}`,
      done: ({ desk, reviewers }) => desk.take(reviewers[name], [code]),
      expected: (model) => model.take(code, name),
    })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ indicator, who }).map(({ indicator: code, who: name }) => ({
      name: `${name} takes back ${code}`,
      done: ({ desk, reviewers }) => desk.undo(reviewers[name], [code]),
      expected: (model) => model.takeBack(code, name),
    })),
  },
  {
    weight: 1,
    arbitrary: always({
      name: 'ten seconds go by',
      done: ({ desk }) => desk.age(11),
      expected: (model) => model.age(),
    }),
  },
];

const OTHERS: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 2,
    arbitrary: always({
      name: 'reopen',
      done: ({ desk: { desk } }) =>
        desk.returnReport.reopen({ ...desk.request(desk.person('secretariat', [])), reason: 'A figure was wrong.' }),
      expected: (model) => model.reopen(),
    }),
  },
  {
    weight: 1,
    arbitrary: always({
      name: 'another member reads',
      always: true,
      done: ({ desk: { desk } }) =>
        desk.read.execute({ ...desk.request(desk.person('lead-focal-point', ['CA'])), language: 'en' }),
      expected: () => 'not-found',
    }),
  },
  {
    weight: 1,
    arbitrary: always({
      name: 'a reviewer reads',
      always: true,
      done: async ({ desk }, model) => {
        const asked = { ...desk.desk.request(desk.reviewer()), language: 'en' };
        const { version } = await desk.desk.read.execute(asked);
        assert.equal(version, model.standing());
      },
      expected: (model) => (model.standing() === undefined ? 'not-found' : 'accepted'),
    }),
  },
  {
    weight: 1,
    arbitrary: indicator.map((code) => ({
      name: `an official of the member approves ${code}`,
      always: true,
      done: ({ desk }, model) =>
        desk.decide(desk.reviewer(['IT'], 'IT'), code, { decision: 'approve', version: model.versionOf(code) }),
      expected: () => 'conflict-of-interest',
    })),
  },
];

function valueOf(indicatorCode: Asked, { revision }: ReportModel): string {
  if (indicatorCode === 'i1_note') return `Note ${revision}`;
  return revision % 2 === 0 ? 'operating' : 'planned';
}

/** Commands of the member, of reviewers and of others, in any order. */
export const steps = fc.commands(
  [
    fc
      .tuple(fc.oneof(...MEMBER, ...REVIEWERS, ...OTHERS), fc.integer({ min: 0, max: 9 }))
      .map(([act, n]) => new Step(act, n === 0)),
  ],
  { maxCommands: 300, size: 'max' },
);
