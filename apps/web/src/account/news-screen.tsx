import type { NewsView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../api/endpoints.js';
import { queries, useCommand } from '../api/queries.js';
import { useSpeech } from '../session/language.js';
import { Screen } from '../ui/screen.js';
import { Empty, Failure, Loaded, StatusLine } from '../ui/states.js';

/** What happened and concerns the reader, each with the field, score or release where it is done. */
export function NewsScreen(): ReactNode {
  const { say } = useSpeech();
  const list = useQuery(queries.news());
  const mark = useCommand(api.markNewsRead, [['news']]);
  const newest = list.data?.news[0]?.at;
  return (
    <Screen
      title={say('news.heading')}
      line={<span>{say('news.lead')}</span>}
      acts={
        newest &&
        (list.data?.unread ?? 0) > 0 && (
          <button type="button" className="button" aria-disabled={mark.isPending} onClick={() => mark.mutate(newest)}>
            {say('news.markAll')}
          </button>
        )
      }
    >
      {mark.error && <Failure error={mark.error} />}
      <StatusLine>{mark.isSuccess && say('news.marked')}</StatusLine>
      <Loaded query={list}>
        {({ news }) =>
          news.length === 0 ? (
            <Empty>{say('news.empty')}</Empty>
          ) : (
            <ul className="news">
              {news.map((each) => (
                <NewsItem key={each.id} news={each} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p>
        <Link to="/account">{say('news.letters')}</Link>
      </p>
    </Screen>
  );
}

function NewsItem({ news }: { readonly news: NewsView }): ReactNode {
  const { say, choose, instant } = useSpeech();
  const values = { cycle: choose(news.cycle), instant: instant(news.about), count: news.places.length };
  return (
    <li className={news.read ? 'panel' : 'panel news-new'}>
      <h2>
        {!news.read && <span className="tag">{say('news.new')}</span>} {say(`mail.${news.kind}.subject`, values)}
      </h2>
      <p className="muted">
        <time dateTime={news.at}>{instant(news.at)}</time>
      </p>
      <ul className="news-places">
        {news.places.map(({ path, member, item, again }) => {
          const name = choose(member ?? news.cycle);
          return (
            <li key={path}>
              <a href={path}>
                {again ? say('mail.again', { member: name }) : name}
                {item && `${say('join.comma')}${item.label}`}
              </a>
              {item && <span className="muted"> {choose(item.text)}</span>}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
