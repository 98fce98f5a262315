import type { AdoptedPlanView } from '@signatory/contract';
import { grantsFor, Refusal, requirePermission, type Actor, type Fault, type Plan } from '@signatory/domain';
import { Database, hashOf } from '@signatory/persistence';
import { parsePlan, type Problem } from '@signatory/plan';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AdoptPlan } from '../catalogue/index.js';
import { MakeAccount } from '../identity/index.js';

export interface AdoptPlanFileCommand {
  /** The plan file's YAML. */
  readonly file: string;
  readonly actor: Actor;
  readonly at: Date;
}

const KNOWN = 'select exists (select from plan where id = $1) as known';
const FOUNDER = `select exists (select from invitation where used_by = $1 and role = 'secretariat') as founder`;

/** Adopts a plan from its file. Whoever brings a new plan keeps it: the adopter becomes its secretariat. */
@Injectable()
export class AdoptPlanFile {
  constructor(
    private readonly database: Database,
    private readonly adoptPlan: AdoptPlan,
    private readonly makeAccount: MakeAccount,
  ) {}

  /**
   * A secretariat may adopt new plans, and new versions of those it keeps; so may whoever came by the first invitation,
   * since before the first plan there is no secretariat. Refuses `plan.faulty` and `plan.version-taken`.
   */
  async execute({ file, actor, at }: AdoptPlanFileCommand): Promise<AdoptedPlanView> {
    await this.requireAdopter(actor, at);
    const { plan, warnings } = readPlan(file);
    await this.database.as({ actor: actor.id }, async (tx) => {
      // Two may adopt the same new plan in the same second: the second one meets it as known.
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`plan ${plan.id}`]);
      const isNew = !(await this.isKnown(tx, plan.id));
      if (!isNew) requirePermission(actor, 'plan:adopt', { plan: plan.id }, at.toISOString());
      await this.adoptPlan.execute(tx, { plan, actor: actor.id, at });
      if (isNew) await this.keep(tx, actor, plan, at);
    });
    return { id: plan.id, version: plan.version, sha256: hashOf(plan), problems: warnings.map(describeWarning) };
  }

  private async requireAdopter(actor: Actor, at: Date): Promise<void> {
    if (grantsFor(actor, 'plan:adopt', {}, at.toISOString()).length > 0) return;
    const [row] = await this.database.readPublic<{ founder: boolean }>(FOUNDER, [actor.id]);
    if (!row?.founder) throw new Refusal('permission.missing', { permission: 'plan:adopt', needs: 'secretariat' });
  }

  private async isKnown(tx: EntityManager, plan: string): Promise<boolean> {
    const [row] = await tx.query<{ known: boolean }[]>(KNOWN, [plan]);
    return row?.known ?? false;
  }

  private keep(tx: EntityManager, actor: Actor, plan: Plan, at: Date): Promise<void> {
    const grant = {
      role: 'secretariat' as const,
      plan: plan.id,
      cycleId: null,
      members: [],
      pillars: [],
      indicators: [],
      until: null,
    };
    return this.makeAccount.grant(tx, { personId: actor.id, grant, actor: actor.id, at });
  }
}

/** @throws Refusal `plan.faulty` with every problem of the file, at its line. */
function readPlan(file: string): { plan: Plan; warnings: readonly Problem[] } {
  const parsed = parsePlan(file, 'file');
  if ('plan' in parsed) return parsed;
  const faults = parsed.problems.filter(({ severity }) => severity === 'ERROR').map(describeFault);
  throw new Refusal('plan.faulty', { plan: /^plan: *["']?([\w.-]{1,100})/m.exec(file)?.[1] ?? '', faults });
}

function describeFault({ line, column, path, message, cure, counterExample }: Problem): Fault {
  const answers = Object.entries(counterExample ?? {}).map(([variable, value]) => `${variable} = ${String(value)}`);
  const shown = answers.length > 0 ? ` With ${answers.join(', ')}.` : '';
  return { pointer: `/file${path}`, message: `Line ${line}, column ${column}: ${message}${shown}`, cure };
}

function describeWarning({ code, line, column, path, message, cure }: Problem): AdoptedPlanView['problems'][number] {
  return { code, line, column, pointer: `/file${path}`, message, cure };
}
