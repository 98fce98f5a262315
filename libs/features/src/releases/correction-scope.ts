import type { WidenCorrection } from '@signatory/contract';
import {
  appliesTo,
  Refusal,
  type CorrectionScope,
  type Fault,
  type Plan,
  faultWords,
  itemWords,
} from '@signatory/domain';
import { ScoreEntity, type CorrectionCaseEntity } from '@signatory/persistence';
import type { EntityManager } from 'typeorm';
import { indexPlan, memberCodes, memberName, memberValue } from '../catalogue/index.js';
import { isUnsettled } from '../scoring/index.js';

/** What a case names, by ids. Refuses `request.invalid` with each name that is none, and each member that is left out. */
export function readScope(plan: Plan, body: WidenCorrection): CorrectionScope {
  const faults = faultsOf(plan, body);
  if (faults.length > 0) throw new Refusal('request.invalid', { faults });
  return {
    entries: body.entries.map(({ member, indicator }) => ({
      member,
      indicator: indexPlan(plan).byCode.get(indicator)?.indicator.id ?? indicator,
    })),
    scores: body.scores.map(({ member, commitment }) => ({ member, commitment })),
    members: memberCodes(plan).filter((code) => body.members.includes(code)),
  };
}

function faultsOf(plan: Plan, { entries, scores, members }: WidenCorrection): Fault[] {
  const codes = memberCodes(plan);
  const known = (member: string, pointer: string): Fault[] =>
    codes.includes(member)
      ? members.includes(member)
        ? []
        : [{ pointer, words: faultWords('correction.other-member', { member: memberValue(plan, member) }) }]
      : [{ pointer, words: itemWords('members', member, codes) }];
  return [
    ...members.flatMap((member, n) => (codes.includes(member) ? [] : known(member, `/members/${n}`))),
    ...entries.flatMap(({ member, indicator }, n) => [
      ...known(member, `/entries/${n}/member`),
      ...(indexPlan(plan).byCode.get(indicator)
        ? []
        : [{ pointer: `/entries/${n}/indicator`, words: itemWords('indicators', indicator, []) }]),
    ]),
    ...scores.flatMap(({ member, commitment: id }, n) => {
      const commitment = plan.commitments.find((candidate) => candidate.id === id);
      if (!commitment)
        return [
          {
            pointer: `/scores/${n}/commitment`,
            words: itemWords(
              'commitments',
              id,
              plan.commitments.map((each) => each.id),
            ),
          },
        ];
      const asked = appliesTo(commitment, member).kind === 'asked';
      return [
        ...known(member, `/scores/${n}/member`),
        ...(asked
          ? []
          : [
              {
                pointer: `/scores/${n}`,
                words: faultWords('correction.not-asked', {
                  commitment: commitment.code,
                  member: memberValue(plan, member),
                }),
              },
            ]),
      ];
    }),
  ];
}

const UNSETTLED_REPORTS = `select distinct on (member_code) member_code as member, state from submission
  where cycle_id = $1 and member_code = any ($2) order by member_code, version desc`;

/**
 * Refuses `correction.unsettled` while a named report is not accepted again, or a named score was begun and is not confirmed. One
 * that nobody has given is blank, as it was.
 */
export async function requireCorrected(tx: EntityManager, plan: Plan, correction: CorrectionCaseEntity): Promise<void> {
  const members = [...new Set(correction.entries.map(({ member }) => member))];
  const reports = await tx.query<{ member: string; state: string }[]>(UNSETTLED_REPORTS, [correction.cycleId, members]);
  const reopened = reports
    .filter(({ state }) => state !== 'ACCEPTED')
    .map(({ member, state }) => ({ subject: 'submission' as const, member, commitment: null, state }));
  const { cycleId } = correction;
  const named = correction.scores.map(({ member, commitment }) => ({
    cycleId,
    memberCode: member,
    commitmentId: commitment,
  }));
  // Without a name TypeORM would find them all.
  const heads = named.length === 0 ? [] : await tx.findBy(ScoreEntity, named);
  const unsettled = correction.scores.flatMap(({ member, commitment }) => {
    const head = heads.find((each) => each.memberCode === member && each.commitmentId === commitment);
    return head && isUnsettled(head) ? [{ subject: 'score' as const, member, commitment, state: head.state }] : [];
  });
  const open = [...reopened, ...unsettled].map((each) => ({
    ...each,
    name: memberName(plan, each.member),
    label: plan.commitments.find(({ id }) => id === each.commitment)?.code ?? each.commitment,
  }));
  if (open.length > 0) throw new Refusal('correction.unsettled', { open });
}
