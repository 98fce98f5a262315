import { ACTION } from './action.js';
import { ROLES } from '../access/role.js';
import { Refusal } from '../refusal.js';
import { CHAPTER } from './chapter.js';
import { CONTRIBUTION } from './contribution.js';
import { CORRECTION } from './correction.js';
import { CYCLE } from './cycle.js';
import { ENTRY_REVIEW } from './entry-review.js';
import { BEFORE, commandsIn, move, SAME, type Machine } from './machine.js';
import { PLAN_VERSION } from './plan-version.js';
import { RELEASE } from './release.js';
import { RELEASE_FILE } from './release-file.js';
import { REVIEW_THREAD } from './review-thread.js';
import { REPORT_IMPORT } from './report-import.js';
import { SCORE } from './score.js';
import { SUBMISSION } from './submission.js';
import { VALIDATION_RUN } from './validation-run.js';

const MACHINES: readonly Machine<string, string>[] = [
  PLAN_VERSION,
  CYCLE,
  SUBMISSION,
  CONTRIBUTION,
  VALIDATION_RUN,
  REPORT_IMPORT,
  ENTRY_REVIEW,
  REVIEW_THREAD,
  SCORE,
  ACTION,
  CHAPTER,
  RELEASE,
  RELEASE_FILE,
  CORRECTION,
] as unknown as readonly Machine<string, string>[];

describe.each(MACHINES.map((machine) => [machine.subject, machine] as const))('the machine of a %s', (_, machine) => {
  const transitions = Object.values(machine.transitions);

  it('reaches every state from the first', () => {
    const reached = new Set([machine.initial]);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const { from, to } of transitions)
        if (to !== BEFORE && to !== SAME && from.some((state) => reached.has(state))) reached.add(to);
    }
    expect(reached).toEqual(new Set(machine.states));
  });

  it('names only its own states and somebody who may give each command', () => {
    for (const { from, to, by } of transitions) {
      expect([...machine.states, BEFORE, SAME]).toEqual(expect.arrayContaining([...from, to]));
      expect([...ROLES, 'system']).toEqual(expect.arrayContaining([...by]));
      expect(by.length).toBeGreaterThan(0);
    }
  });
});

describe('a command', () => {
  it('is refused to a role that may not give it, naming the role needed', () => {
    expect(() => move(SUBMISSION, 'READY', 'certify', 'focal-point')).toThrow(
      new Refusal('command.forbidden', { command: 'certify', subject: 'submission', needs: 'lead-focal-point' }),
    );
  });

  it('is refused in a state that does not allow it', () => {
    expect(() => move(SUBMISSION, 'DRAFT', 'certify', 'lead-focal-point')).toThrow(
      expect.objectContaining({ code: 'command.wrong-state' }),
    );
  });

  it('that takes the last one back leads to where that came from', () => {
    expect(move(ENTRY_REVIEW, 'APPROVED', 'undo', 'reviewer', 'ANSWERED')).toBe('ANSWERED');
    expect(() => move(ENTRY_REVIEW, 'PENDING', 'undo', 'reviewer', 'PENDING')).toThrow(
      expect.objectContaining({ code: 'command.wrong-state' }),
    );
  });

  it('that moves nothing leaves the state', () => {
    expect(CORRECTION.states.filter((state) => commandsIn(CORRECTION, state, 'secretariat').includes('widen'))).toEqual(
      ['OPEN', 'REOPENED'],
    );
    expect(move(CORRECTION, 'REOPENED', 'widen', 'secretariat')).toBe('REOPENED');
  });

  it('is offered only where it would be obeyed', () => {
    expect(commandsIn(SUBMISSION, 'READY', 'lead-focal-point')).toEqual(['edit', 'check', 'certify']);
    expect(commandsIn(SUBMISSION, 'READY', 'reviewer')).toEqual([]);
  });
});
