import { addressKey } from '@signatory/domain';
import type { EntityManager } from 'typeorm';

/** Every address behind evidence, by member, and whether any of its pieces that name it is public. $1 cycle. */
export const EVIDENCE_ADDRESSES = `
  select member_code as member, url as address, bool_or(tier = 'public') as public from (
    select member_code, url, tier from evidence where cycle_id = $1
    union all select member_code, url, tier from action_evidence where cycle_id = $1) cited
  where url is not null group by member_code, url`;

export interface EvidenceAddress {
  readonly member: string;
  readonly address: string;
  readonly public: boolean;
}

/** The addresses that stand behind evidence, and behind none that is public: a link to one would tell of it, however it is spelt. */
export class HiddenAddresses {
  /** Of each address, by what its spellings have in common, which members' evidence names it, and whose publicly. */
  private readonly known = new Map<string, { readonly members: Set<string>; readonly shown: Set<string> }>();

  constructor(rows: readonly EvidenceAddress[]) {
    for (const { member, address, public: isPublic } of rows) {
      const key = addressKey(address);
      const own = this.known.get(key) ?? { members: new Set(), shown: new Set() };
      own.members.add(member);
      if (isPublic) own.shown.add(member);
      this.known.set(key, own);
    }
  }

  /** Whether nobody's evidence names it publicly. */
  has(address: string): boolean {
    return this.known.get(addressKey(address))?.shown.size === 0;
  }

  /** The same of what is said about one member, whose own evidence counts alone where it names the address. */
  hasOf(member: string, address: string): boolean {
    const { members, shown } = this.known.get(addressKey(address)) ?? {};
    return members?.has(member) ? !shown?.has(member) : this.has(address);
  }
}

/** With a reach over all members. */
export async function readHiddenAddresses(tx: EntityManager, cycleId: string): Promise<HiddenAddresses> {
  return new HiddenAddresses(await tx.query<EvidenceAddress[]>(EVIDENCE_ADDRESSES, [cycleId]));
}
