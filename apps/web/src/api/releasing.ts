import type {
  CorrectionView,
  ReleaseView,
  ObjectToRelease,
  OpenCorrection,
  WidenCorrection,
  RequestRelease,
  WithdrawRelease,
} from '@signatory/contract';
import { ask, path, tell } from './client.js';

/** What is asked of releases, and of the cases in which they are corrected. */
export const releasing = {
  releases: (cycle: string) => ask<ReleaseView[]>(path`/cycles/${cycle}/releases`),
  requestRelease: (cycle: string, body: RequestRelease) =>
    tell(path`/cycles/${cycle}/releases`, { method: 'POST', body }),
  signOff: (release: string) => tell(path`/releases/${release}/sign-off`, { method: 'POST' }),
  reject: (release: string, reason: string) =>
    tell(path`/releases/${release}/reject`, { method: 'POST', body: { reason } }),
  withdraw: (release: string, body: WithdrawRelease) =>
    tell(path`/releases/${release}/withdraw`, { method: 'POST', body }),
  redraft: (release: string) => tell(path`/releases/${release}/redraft`, { method: 'POST' }),
  cancelRendering: (release: string) => tell(path`/releases/${release}/rendering/cancel`, { method: 'POST' }),
  retryRendering: (release: string) => tell(path`/releases/${release}/rendering/retry`, { method: 'POST' }),
  moveEmbargo: (release: string, body: RequestRelease) =>
    tell(path`/releases/${release}/embargo`, { method: 'POST', body }),
  announce: (release: string, announced: boolean) =>
    tell(path`/releases/${release}/announcement`, { method: 'PUT', body: { announced } }),
  objectTo: (release: string, body: ObjectToRelease) =>
    tell(path`/releases/${release}/object`, { method: 'POST', body }),
  nameReader: (release: string, email: string) =>
    tell(path`/releases/${release}/readers`, { method: 'POST', body: { email } }),
  revokeReader: (release: string, reader: string) =>
    tell(path`/releases/${release}/readers/${reader}/revoke`, { method: 'POST' }),
  corrections: (cycle: string) => ask<CorrectionView[]>(path`/cycles/${cycle}/corrections`),
  openCorrection: (release: string, body: OpenCorrection) =>
    tell(path`/releases/${release}/corrections`, { method: 'POST', body }),
  reopenReport: (cycle: string, member: string, reason: string) =>
    tell(path`/cycles/${cycle}/reports/${member}/reopen`, { method: 'POST', body: { reason } }),
  reopenCorrection: ({ id, version }: CorrectionView) =>
    tell(path`/corrections/${id}/reopen`, { method: 'POST', ifMatch: version }),
  widenCorrection: ({ id, version }: CorrectionView, body: WidenCorrection) =>
    tell(path`/corrections/${id}/widen`, { method: 'POST', ifMatch: version, body }),
  abandonCorrection: ({ id, version }: CorrectionView, reason: string) =>
    tell(path`/corrections/${id}/abandon`, { method: 'POST', ifMatch: version, body: { reason } }),
};
