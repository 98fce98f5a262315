import type { PlanVersionView } from '@signatory/contract';
import type { PlanVersionEntity } from '@signatory/persistence';
import { memberCodes } from '../catalogue/index.js';

/** A version as the list of plans tells it. */
export function describeVersion(version: PlanVersionEntity): PlanVersionView {
  const { planId, n, body, state, sha256, adoption, consultationUntil, copiedFrom, document } = version;
  return {
    id: planId,
    version: n,
    revision: version.version,
    title: body.title,
    state,
    sha256,
    adopted: adoption?.date ?? null,
    copiedFrom,
    isFaulty: document !== null,
    consultationUntil: consultationUntil?.toISOString() ?? null,
    members: memberCodes(body),
    pillars: body.pillars.map(({ code }) => code),
    commitments: body.commitments.length,
  };
}
