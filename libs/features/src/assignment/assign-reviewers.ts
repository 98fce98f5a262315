import type { AssignReviewers as Assignment } from '@signatory/contract';
import { cellKey, groupBy, obstacleToSeat, Refusal, type Fault, faultWords, itemWords } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { MakeAccount } from '../identity/index.js';
import { enterAssignments, lockAssignments, type AssignmentRequest, type AssignmentScope } from './assignment-scope.js';
import { readJudges, type Judge } from './judges.js';
import { obstacleWords } from './obstacle-words.js';

export interface AssignReviewersCommand extends AssignmentRequest {
  readonly body: Assignment;
}

type Place = Assignment['places'][number];

/** Assigns reviewers to cells of one cycle, by hand or as proposed: all of them, or none. */
@Injectable()
export class AssignReviewers {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly makeAccount: MakeAccount,
    private readonly audit: Audit,
  ) {}

  /**
   * Refuses `not-found`, `permission.missing`, `command.wrong-state` for a cycle that is over, `request.invalid` for what
   * is no person, member or pillar of the plan, and `assignment.barred` with everybody who may not judge a cell, or sits there.
   */
  async execute(command: AssignReviewersCommand): Promise<void> {
    const { actor, cycle: code, body, at } = command;
    const scope = await enterAssignments(this.cycles, command);
    const { opened } = scope;
    await this.database.as(scope.reach, async (tx) => {
      await lockAssignments(tx, opened, 'assign');
      const judges = new Map((await readJudges(tx, opened, at)).map((judge) => [judge.id, judge]));
      requireKnown(opened, body.places, judges);
      requireUnbarred(scope, body.places, judges);
      const { plan, cycle } = opened;
      for (const [personId, places] of groupBy(body.places, ({ person }) => person)) {
        for (const { members, pillars } of gather(opened, places)) {
          const held = { role: 'reviewer', plan: plan.id, cycleId: cycle.id, indicators: [], until: null } as const;
          await this.makeAccount.grant(tx, { personId, grant: { ...held, members, pillars }, actor: actor.id, at });
        }
        await this.audit.record(tx, {
          actor: actor.id,
          act: 'assignment.give',
          subject: `${code}/assignments/${personId}`,
          facts: { cells: places.map(({ member, pillar }) => [member, pillar]) },
          at,
        });
        await notifyChanged(tx, { member: null, cycle: null, person: personId, keys: ['session'] });
      }
      await notifyChanged(tx, { member: null, cycle: opened.cycle.id, keys: ['assignments', 'people'] });
    });
  }
}

function requireKnown({ plan }: OpenedCycle, places: readonly Place[], judges: ReadonlyMap<string, Judge>): void {
  const members = memberCodes(plan);
  const pillars = plan.pillars.map(({ code }) => code);
  const faults = places.flatMap(({ person, member, pillar }, n): Fault[] => [
    ...(judges.get(person)?.roles.includes('reviewer')
      ? []
      : [
          {
            pointer: `/places/${n}/person`,
            words: faultWords('assignment.no-reviewer'),
          },
        ]),
    ...(members.includes(member)
      ? []
      : [
          {
            pointer: `/places/${n}/member`,
            words: itemWords('members', member, members),
          },
        ]),
    ...((pillar === null ? pillars.length === 0 : pillars.includes(pillar))
      ? []
      : [
          {
            pointer: `/places/${n}/pillar`,
            words:
              pillar === null
                ? faultWords('named.pillar-less', { known: pillars.join(', ') })
                : itemWords('pillars', pillar, pillars),
          },
        ]),
  ]);
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
}

function requireUnbarred(
  { opened, context }: AssignmentScope,
  places: readonly Place[],
  judges: ReadonlyMap<string, Judge>,
): void {
  const seen = new Set<string>();
  const faults = places.flatMap(({ person, ...cell }, n): Fault[] => {
    const judge = judges.get(person);
    if (!judge) return [];
    const seat = `${person} ${cellKey(cell)}`;
    const obstacle = seen.has(seat) ? 'same-person' : obstacleToSeat(judge, cell, context);
    seen.add(seat);
    if (obstacle === null) return [];
    return [{ pointer: `/places/${n}`, words: obstacleWords(opened.plan, obstacle, judge.name, cell) }];
  });
  if (faults.length > 0) throw new Refusal('assignment.barred', { faults });
}

/** As few roles as say the same: members with the same pillars are one. */
function gather({ plan }: OpenedCycle, places: readonly Place[]): { members: string[]; pillars: string[] }[] {
  const found = new Map<string, { members: string[]; pillars: string[] }>();
  for (const member of memberCodes(plan)) {
    const own = places.filter((place) => place.member === member);
    if (own.length === 0) continue;
    const pillars = plan.pillars.map(({ code }) => code).filter((code) => own.some(({ pillar }) => pillar === code));
    const group = found.get(pillars.join(' ')) ?? { members: [], pillars };
    group.members.push(member);
    found.set(pillars.join(' '), group);
  }
  return [...found.values()];
}
