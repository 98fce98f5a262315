import { isCountryCode, type CreatePerson } from '@signatory/contract';
import { grantsAnywhere, Refusal, type Actor, type Plan, faultWords } from '@signatory/domain';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { memberCodes } from '../catalogue/index.js';
import { hashNewPassword, MakeAccount } from '../identity/index.js';
import { checkGrants } from './check-grants.js';
import { requireNewRoles } from './require-new-roles.js';

export interface RegisterPersonCommand {
  readonly actor: Actor;
  readonly body: CreatePerson;
  readonly at: Date;
}

/** Makes a person with roles on plans that the actor keeps. */
@Injectable()
export class RegisterPerson {
  constructor(
    private readonly database: Database,
    private readonly makeAccount: MakeAccount,
  ) {}

  /** Answers the person's id. Refuses `person.email-taken`, `request.invalid`, `permission.missing` and `role.already-held`. */
  async execute({ actor, body, at }: RegisterPersonCommand): Promise<string> {
    if (grantsAnywhere(actor, 'people:manage', at.toISOString()).length === 0)
      throw new Refusal('permission.missing', { permission: 'people:manage', needs: 'secretariat' });
    // Outside of the transaction: it takes a while, and no connection should wait for it.
    const passwordHash = body.password === null ? null : await hashNewPassword(body.password, body);
    return this.database.as({ actor: actor.id }, async (tx) => {
      const { grants, plans } = await checkGrants(tx, { actor, grants: body.grants, at });
      requireNationality(body.nationality, plans);
      const { email, name, nationality } = body;
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`person ${email.toLowerCase()}`]);
      const account = { email, name, nationality, passwordHash };
      const personId = await this.makeAccount.execute(tx, { account, actor: actor.id, at });
      await requireNewRoles(tx, { person: { id: personId, name }, grants, at });
      for (const grant of grants) await this.makeAccount.grant(tx, { personId, grant, actor: actor.id, at });
      return personId;
    });
  }
}

// Conflicts of interest are found by comparing codes: a misspelt one would let an official judge the own member.
function requireNationality(nationality: string | null, plans: readonly Plan[]): void {
  if (nationality === null || isCountryCode(nationality)) return;
  if (plans.some((plan) => memberCodes(plan).includes(nationality))) return;
  const fault = {
    pointer: '/nationality',
    words: faultWords('person.nationality', { code: nationality }),
  };
  throw new Refusal('request.invalid', { faults: [fault] });
}
