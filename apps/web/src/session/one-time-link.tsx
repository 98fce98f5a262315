import { useQuery, type QueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem-error.js';
import { Screen } from '../ui/screen.js';
import { Loading } from '../ui/states.js';
import { HelpContact } from './help-contact.js';
import { useSpeech } from './language.js';

/** A token is so many letters of base64url: what is left of a line that was cut has fewer, a full stop after it is none. */
const WHOLE = /^[\w-]{43}$/;

const LINK = 'one-time-link';

/**
 * What a one-time link opens, or that it opens nothing any more: nobody fills in a form that cannot be sent. Where that cannot be
 * asked, the form is shown, and says so when it is sent.
 */
export function OneTimeLink(props: {
  readonly token: string;
  readonly check: (token: string) => Promise<void>;
  readonly children: ReactNode;
}): ReactNode {
  const { token, check } = props;
  // Asked once: the act that uses the link up must not take its own form away.
  const { isPending, error } = useQuery({
    queryKey: [LINK, token],
    queryFn: () => check(token).then(() => true),
    staleTime: Infinity,
    retry: false,
    networkMode: 'always',
    enabled: WHOLE.test(token),
  });
  if (!WHOLE.test(token)) return <Closed why="cut" />;
  if (isPending) return <Loading lines={3} />;
  if (!(error instanceof ProblemError) || error.code !== 'not-found') return props.children;
  return <Closed why="over" />;
}

/**
 * What a link is for. Where it was used up or ran out while its form stood open, as in another tab, the form gives way to those
 * words: that there is nothing at this address says neither what happened nor whom to ask.
 */
export async function spendLink<Done>(client: QueryClient, token: string, act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'not-found')
      await client.invalidateQueries({ queryKey: [LINK, token] });
    throw error;
  }
}

/** In place of the form: why there is none, and the ways on. */
function Closed({ why }: { readonly why: 'over' | 'cut' }): ReactNode {
  const { say } = useSpeech();
  return (
    <div className="sign-in">
      <Screen title={say(`oneTimeLink.${why}`)}>
        <p className="lead-line">{say(`oneTimeLink.${why}.means`)}</p>
        <p>
          <Link to="/sign-in">{say('nav.signIn')}</Link>
        </p>
        <HelpContact />
      </Screen>
    </div>
  );
}
