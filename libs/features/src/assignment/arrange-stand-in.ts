import { randomUUID } from 'node:crypto';
import type { ArrangeStandIn as Arrangement } from '@signatory/contract';
import {
  cellKey,
  coveredMembers,
  obstaclesToStandIn,
  periodsOverlap,
  Refusal,
  reviewCells,
  type CodedFault,
  type Fault,
  type ReviewCell,
  faultWords,
  itemWords,
} from '@signatory/domain';
import { Database, StandInEntity } from '@signatory/persistence';
import { notifyChanged } from '@signatory/queue';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { Audit } from '../audit/index.js';
import { memberCodes, ReadCycles, type OpenedCycle } from '../catalogue/index.js';
import { enterAssignments, lockAssignments, type AssignmentRequest } from './assignment-scope.js';
import { readJudges, type Judge } from './judges.js';
import { obstacleWords } from './obstacle-words.js';

export interface ArrangeStandInCommand extends AssignmentRequest {
  readonly body: Arrangement;
}

/** Another person does a reviewer's or adjudicator's part of a cycle for a time. It begins and ends by itself. */
@Injectable()
export class ArrangeStandIn {
  constructor(
    private readonly database: Database,
    private readonly cycles: ReadCycles,
    private readonly audit: Audit,
  ) {}

  /**
   * The id. Refuses `not-found`, `permission.missing`, `command.wrong-state` for a cycle that is over, `request.invalid`,
   * and `assignment.barred` with each cell that the person may not judge, or would be both reviewers of.
   */
  async execute(command: ArrangeStandInCommand): Promise<string> {
    const { actor, cycle: code, body, at } = command;
    const { opened, reach, context } = await enterAssignments(this.cycles, command);
    const id = randomUUID();
    await this.database.as(reach, async (tx) => {
      await lockAssignments(tx, opened, 'stand in');
      const judges = await readJudges(tx, opened, at, { from: new Date(body.from), until: new Date(body.until) });
      const absent = judges.find((judge) => judge.id === body.absent);
      const person = judges.find((judge) => judge.id === body.person);
      const cells = absent ? cellsToTake(opened, absent, body) : [];
      await requireSound(tx, opened, { body, absent, person, cells, at });
      if (!person) return;
      const barred = obstaclesToStandIn(body.role, cells, person, context);
      if (barred.length > 0)
        throw new Refusal('assignment.barred', {
          // What holds for a whole member is said once, not for each of its pillars.
          faults: onceEach(
            barred.map(({ obstacle, ...cell }) => ({
              pointer: '/person',
              words: obstacleWords(opened.plan, obstacle, person.name, cell),
            })),
          ),
        });
      const { from, until, absent: absentId, person: personId, ...rest } = body;
      const period = { fromAt: new Date(from), untilAt: new Date(until) };
      const { id: cycleId } = opened.cycle;
      const people = { absentId, personId, arrangedBy: actor.id, arrangedAt: at };
      await tx.insert(StandInEntity, { id, cycleId, ...people, ...period, ...rest });
      await this.audit.record(tx, {
        actor: actor.id,
        act: 'stand-in.arrange',
        subject: `${code}/stand-ins/${id}`,
        facts: { ...body },
        at,
      });
      await notifyChanged(tx, { member: null, cycle: null, person: personId, keys: ['session', 'reviews', 'scores'] });
      await notifyChanged(tx, { member: null, cycle: opened.cycle.id, keys: ['assignments'] });
    });
    return id;
  }
}

interface Asked {
  readonly body: Arrangement;
  readonly absent: Judge | undefined;
  readonly person: Judge | undefined;
  readonly cells: readonly ReviewCell[];
  readonly at: Date;
}

async function requireSound(tx: EntityManager, opened: OpenedCycle, asked: Asked): Promise<void> {
  const { body, absent, person, cells, at } = asked;
  const faults: Fault[] = [];
  if (!absent?.grants.some(({ role }) => role === body.role))
    faults.push({
      pointer: '/absent',
      words: faultWords('stand-in.no-role', { role: `role.${body.role}` }),
    });
  else if (cells.length === 0)
    faults.push({
      pointer: '/members',
      words: faultWords('stand-in.no-cells', { name: absent.name }),
    });
  if (!person)
    faults.push({
      pointer: '/person',
      words: faultWords('stand-in.no-judge'),
    });
  const members = memberCodes(opened.plan);
  for (const [n, member] of body.members.entries())
    if (!members.includes(member))
      faults.push({ pointer: `/members/${n}`, words: itemWords('members', member, members) });
  if (new Date(body.until) <= at) faults.push({ pointer: '/until', words: faultWords('stand-in.over') });
  faults.push(...(await listOverlaps(tx, opened, body)));
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
}

function onceEach(faults: readonly CodedFault[]): CodedFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault.words), fault])).values()];
}

/** One place has one stand-in at a time. */
async function listOverlaps(tx: EntityManager, { cycle }: OpenedCycle, body: Arrangement): Promise<Fault[]> {
  const { role, absent: absentId, members } = body;
  const where = { cycleId: cycle.id, role, absentId, endedAt: IsNull(), untilAt: MoreThan(new Date(body.from)) };
  const others = await tx.findBy(StandInEntity, where);
  return others
    .filter(
      (other) =>
        periodsOverlap(body, { from: other.fromAt.toISOString(), until: other.untilAt.toISOString() }) &&
        (members.length === 0 || other.members.length === 0 || members.some((code) => other.members.includes(code))),
    )
    .map(({ fromAt, untilAt }) => ({
      pointer: '/from',
      words: faultWords('stand-in.taken', { from: fromAt.toISOString(), until: untilAt.toISOString() }),
    }));
}

/** What the absent person judges of the members named. */
function cellsToTake({ plan }: OpenedCycle, absent: Judge, { role, members: only }: Arrangement): ReviewCell[] {
  const members = memberCodes(plan).filter((code) => only.length === 0 || only.includes(code));
  const pillars = plan.pillars.map(({ code }) => code);
  if (role === 'reviewer') return reviewCells(members, pillars).filter((cell) => absent.assigned.has(cellKey(cell)));
  const covered = new Set(
    absent.grants
      .filter((grant) => grant.role === 'adjudicator')
      .flatMap((grant) => coveredMembers({ ...grant, plan: plan.id, cycle: null }, members)),
  );
  return reviewCells([...covered], pillars);
}
