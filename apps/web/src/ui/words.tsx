import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';

/** What somebody wrote, spoken in its own language and marked with it where that is not the reader's; null where nobody knows it. */
export function Words(props: {
  readonly text: string;
  readonly language: string | null;
  readonly className?: string;
  readonly quoted?: boolean;
}): ReactNode {
  const { language: own, say } = useSpeech();
  const { text, language, className, quoted } = props;
  const isOwn = language !== null && language.split('-')[0] === own.split('-')[0];
  return (
    <p className={className}>
      <span lang={isOwn ? undefined : (language ?? '')} dir="auto">
        {quoted ? say('join.quoted', { text }) : text}
      </span>
      {language !== null && !isOwn && (
        <span className="small-print"> ({new Intl.DisplayNames([own], { type: 'language' }).of(language)})</span>
      )}
    </p>
  );
}
