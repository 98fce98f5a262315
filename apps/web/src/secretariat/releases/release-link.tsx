import type { ReleaseView } from '@signatory/contract';
import type { ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';

export const anchorOfRelease = ({ id }: Pick<ReleaseView, 'id'>): string => `release-${id}`;

/** Leads to a release further down on the screen. */
export function ReleaseLink({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say } = useSpeech();
  return <a href={`#${anchorOfRelease(release)}`}>{say('releases.waits.see', { number: release.number })}</a>;
}
