import assert from 'node:assert/strict';
import type { ScoreValue } from '@signatory/domain';
import fc from 'fast-check';
import { codeOf } from './desk.js';
import type { ScoreDesk } from './score-desk.js';
import type { Judge, ReplyKind, ScoreModel } from './score-model.js';

/** What somebody does, and what the model says of it. */
interface Act {
  readonly name: string;
  readonly expected: (model: ScoreModel) => string;
  readonly done: (desk: ScoreDesk, model: ScoreModel) => Promise<unknown>;
  /** Where it could be asked for at all. */
  readonly open?: (model: Readonly<ScoreModel>) => boolean;
}

class Step implements fc.AsyncCommand<ScoreModel, ScoreDesk> {
  constructor(
    private readonly act: Act,
    /** Done also where it is refused: only so often, or a score hardly ever came to its release. */
    private readonly dares: boolean,
  ) {}

  check(model: Readonly<ScoreModel>): boolean {
    if (this.act.open?.(model) === false) return false;
    return this.dares || this.act.expected(model.copy()) === 'accepted';
  }

  async run(model: ScoreModel, desk: ScoreDesk): Promise<void> {
    // Nothing happens in one and the same instant.
    model.now += 1_000;
    const expected = this.act.expected(model);
    assert.equal(await codeOf(this.act.done(desk, model)), expected);
    assert.deepEqual(await desk.states(), model.states());
  }

  toString(): string {
    return this.act.name;
  }
}

const reviewer = fc.constantFrom<Judge>('ann', 'bob', 'cyd', 'jo');
const adjudicator = fc.constantFrom<Judge>('jo', 'jo', 'cyd', 'ann');
/** Most of it is as the guideline has it. */
const value = fc.constantFrom<ScoreValue>(1, 1, 1, 0, -1);
const always = (act: Act): fc.Arbitrary<Act> => fc.constant(act);

const ACTS: fc.WeightedArbitrary<Act>[] = [
  {
    weight: 8,
    arbitrary: fc.record({ who: reviewer, value }).map(({ who, value: given }) => ({
      name: `${who} opines ${given}`,
      done: (desk, model) => desk.opine(who, given, model),
      expected: (model) => model.opine(who, given),
    })),
  },
  {
    weight: 3,
    arbitrary: reviewer.map((who) => ({
      name: `${who} explains`,
      done: (desk, model) => desk.explain(who, model),
      expected: (model) => model.explain(who),
    })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ who: adjudicator, value }).map(({ who, value: settled }) => ({
      name: `${who} adjudicates ${settled}`,
      done: (desk, model) => desk.adjudicate(who, settled, model),
      expected: (model) => model.adjudicate(who, settled),
    })),
  },
  {
    weight: 1,
    arbitrary: adjudicator.map((who) => ({
      name: `${who} asks for a second`,
      done: (desk, model) => desk.askSecond(who, model),
      expected: (model) => model.askSecond(who),
    })),
  },
  {
    weight: 3,
    arbitrary: always({ name: 'share', done: (desk, model) => desk.share(model), expected: (model) => model.share() }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<ReplyKind>('contested', 'contested', 'accepted').map((kind) => ({
      name: `replies ${kind}`,
      done: (desk, model) => desk.reply(kind, model),
      expected: (model) => model.replies(kind),
    })),
  },
  {
    weight: 4,
    arbitrary: fc.record({ who: adjudicator, value }).map(({ who, value: stands }) => ({
      name: `${who} answers ${stands}`,
      done: (desk, model) => desk.answer(who, stands, model),
      expected: (model) => model.answer(who, stands),
    })),
  },
  {
    weight: 2,
    arbitrary: always({
      name: 'a week goes by',
      done: (desk, model) => desk.due(model),
      expected: (model) => model.week(),
    }),
  },
  {
    weight: 2,
    arbitrary: always({
      name: 'release',
      done: (desk, model) => desk.release(model),
      expected: (model) => model.release(),
    }),
  },
  {
    weight: 2,
    arbitrary: always({
      name: 'a case is opened',
      open: (model) => model.hasRelease(),
      done: (desk, model) => desk.openCase(model),
      expected: (model) => model.openCase(),
    }),
  },
  {
    weight: 2,
    arbitrary: always({
      name: 'the case is reopened',
      open: (model) => model.hasCase(),
      done: (desk, model) => desk.reopen(model),
      expected: (model) => model.reopen(),
    }),
  },
  {
    weight: 1,
    arbitrary: always({
      name: 'the case is abandoned',
      open: (model) => model.hasCase(),
      done: (desk, model) => desk.abandon(model),
      expected: (model) => model.abandon(),
    }),
  },
];

/** Commands of reviewers, the adjudicator, the member, the secretariat and the clock, in any order. */
export const steps = fc.commands(
  [fc.tuple(fc.oneof(...ACTS), fc.integer({ min: 0, max: 9 })).map(([act, n]) => new Step(act, n === 0))],
  { maxCommands: 200, size: 'max' },
);
