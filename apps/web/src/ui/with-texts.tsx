import { loadPart, matchLanguage, type TextPart } from '@signatory/texts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Loaded } from './states.js';

/**
 * Fetches the texts of one part of the product before what says them: nobody else carries them. `lines`: of the skeleton where
 * they are those of a part of a screen.
 */
export function WithTexts(props: {
  readonly of: TextPart;
  readonly lines?: number;
  readonly children: () => ReactNode;
}): ReactNode {
  const { language } = useSpeech();
  const spoken = matchLanguage(language);
  const texts = useQuery({
    queryKey: ['texts', props.of, spoken],
    queryFn: () => loadPart(spoken, props.of).then(() => true),
    staleTime: Infinity,
  });
  return (
    <Loaded query={texts} {...(props.lines === undefined ? {} : { lines: props.lines })}>
      {props.children}
    </Loaded>
  );
}
