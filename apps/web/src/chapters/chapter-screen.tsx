import type { ChapterTextView, ChapterView, PlanView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { loadLanguage, matchLanguage, messages, type Say } from '@signatory/texts';
import type { ChapterKey } from '../api/chapters.js';
import { queries } from '../api/queries.js';
import { unmetPart } from '../app/address-parts.js';
import { LeftOut } from '../app/left-out.js';
import { useSpeech } from '../session/language.js';
import { Crumbs } from '../ui/crumbs.js';
import { Screen } from '../ui/screen.js';
import { SelectField } from '../ui/select-field.js';
import { Loaded } from '../ui/states.js';
import { WithTexts } from '../ui/with-texts.js';
import { ChapterDesk } from './chapter-desk.js';
import { useChapterOnDevice } from './chapter-draft.js';
import { nameLanguage, StateTag } from './chapters-screen.js';

/** One chapter in one language: written, held against the tables, checked and cleared. */
export function ChapterScreen(): ReactNode {
  const key = useParams({ from: '/chapters/$cycle/$commitment' });
  const plan = useQuery(queries.plan(key.cycle));
  const chapter = useQuery(queries.chapter(key));
  return (
    <Loaded query={plan}>
      {(thePlan) => (
        <Loaded query={chapter}>
          {(view) => (
            <WithTexts of="chapters">{() => <Chapter chapterKey={key} plan={thePlan} chapter={view} />}</WithTexts>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function Chapter(props: {
  readonly chapterKey: ChapterKey;
  readonly plan: PlanView;
  readonly chapter: ChapterView;
}): ReactNode {
  const { say, choose } = useSpeech();
  const { chapterKey, plan, chapter } = props;
  const navigate = useNavigate();
  const search = useSearch({ from: '/chapters/$cycle/$commitment' });
  const text =
    chapter.texts.find(({ language }) => language === search.language) ??
    chapter.texts.find(({ language }) => language === chapter.original);
  const sayText = useSayIn(text?.language ?? chapter.original);
  const commitment = plan.commitments.find(({ id }) => id === chapter.commitment);
  const begun = chapter.version > 0;
  return (
    <Screen
      title={`${commitment?.code ?? chapter.commitment} ${commitment ? choose(commitment.title) : ''}`}
      section={say('section.chapters')}
      crumbs={
        <Crumbs here={commitment?.code ?? chapter.commitment}>
          <Link to="/chapters" search={{ cycle: chapterKey.cycle }}>
            {say('chapters.heading')}
          </Link>
        </Crumbs>
      }
      line={<StateTag state={begun ? chapter.state : null} />}
    >
      <LeftOut parts={unmetPart('language', search.language, text?.language)} />
      <div className="acts">
        <SelectField
          label={say('chapter.language')}
          value={text?.language ?? chapter.original}
          options={chapter.texts.map((each) => [each.language, nameText(each, chapter.original, say)])}
          onChange={(language) => void navigate({ to: '.', search: { language } })}
        />
      </div>
      {text && sayText && (
        <DeskOnDevice
          key={`${chapterKey.commitment} ${text.language}`}
          chapterKey={chapterKey}
          chapter={chapter}
          text={text}
          sayText={sayText}
        />
      )}
    </Screen>
  );
}

/** With what this device keeps of the text. */
function DeskOnDevice(props: Parameters<typeof ChapterDesk>[0]): ReactNode {
  const kept = useChapterOnDevice(props.chapterKey, props.text.language);
  return <Loaded query={kept}>{() => <ChapterDesk {...props} />}</Loaded>;
}

function nameText({ language, state }: ChapterTextView, original: string, say: Say): string {
  return language === original
    ? say('chapters.isOriginal', { language: nameLanguage(language) })
    : say('chapters.translationIs', { language: nameLanguage(language), state: say(`translation.${state}`) });
}

/** Speaks as the chapter does, for its headings and closing sentences; null until its texts are here. */
function useSayIn(language: string): Say | null {
  const { say } = useSpeech();
  const [loaded, setLoaded] = useState<{ readonly language: string; readonly say: Say } | null>(null);
  useEffect(() => {
    void loadLanguage(matchLanguage(language)).then(
      () => setLoaded({ language, say: messages(language) }),
      // Where they cannot be fetched, the generated words stand in the reader's own language.
      () => setLoaded({ language, say }),
    );
  }, [language, say]);
  return loaded?.language === language ? loaded.say : null;
}
