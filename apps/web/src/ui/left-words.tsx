import { useId, type ReactNode } from 'react';
import { useSpeech } from '../session/language.js';
import { Failure } from './states.js';
import { Words } from './words.js';

/** What was written where nothing can be sent any more: to be copied, until its writer lets it go. */
export function LeftWords(props: {
  /** As the form was headed. */
  readonly heading: string;
  readonly text: string;
  /** Null where nobody knows it. */
  readonly language: string | null;
  readonly onDiscard: () => void;
  /** Why they were not taken, where they were sent. */
  readonly refused?: Error | null;
  /** It stands in a panel, not as one. */
  readonly within?: boolean;
  /** What was chosen with them. */
  readonly children?: ReactNode;
}): ReactNode {
  const { say } = useSpeech();
  const id = useId();
  const { text, language, within, refused } = props;
  const Heading = within ? 'h3' : 'h2';
  return (
    <section className={`form only-screen${within ? '' : ' panel'}`} aria-labelledby={id}>
      <Heading id={id}>{props.heading}</Heading>
      {refused && <Failure error={refused} />}
      <p className="small-print">{say('decisions.left')}</p>
      {props.children}
      {text.trim() && <Words text={text} language={language} className="said-words" quoted />}
      <button type="button" className="button" onClick={props.onDiscard}>
        {say('decisions.undo')}
      </button>
    </section>
  );
}
