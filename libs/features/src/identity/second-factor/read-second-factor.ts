import type { SecondFactorView } from '@signatory/contract';
import { Database } from '@signatory/persistence';
import { Injectable } from '@nestjs/common';
import { HAS_SECOND_FACTOR } from '../has-second-factor.js';

const READ = `select f.confirmed_at as since, p.password_hash is not null as "hasPassword",
    (select count(*)::int from passkey k where k.person_id = p.id) as passkeys,
    (select count(*)::int from recovery_code c
      where c.person_id = p.id and c.used_at is null and ${HAS_SECOND_FACTOR}) as left
  from person p left join second_factor f on f.person_id = p.id and f.confirmed_at is not null where p.id = $1`;

interface Row {
  readonly since: Date | null;
  readonly left: number;
  readonly passkeys: number;
  readonly hasPassword: boolean;
}

/** Whether a person has a second factor: an app, since when, how many passkeys, and how many recovery codes left. */
@Injectable()
export class ReadSecondFactor {
  constructor(private readonly database: Database) {}

  async execute(person: string): Promise<Omit<SecondFactorView, 'required'>> {
    const [row] = await this.database.readPublic<Row>(READ, [person]);
    return {
      since: row?.since?.toISOString() ?? null,
      recoveryCodes: row?.left ?? 0,
      passkeys: row?.passkeys ?? 0,
      proof: row?.hasPassword ? 'password' : 'sign-in',
    };
  }
}
