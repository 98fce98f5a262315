import type { ReactNode } from 'react';
import { Icon, type IconName } from '../kit/icon.js';
import { MemberChoice } from '../kit/member-choice.js';
import { printScore, ScoreShape } from '../kit/score-chip.js';
import type { PageContext } from '../page-context.js';
import type { ReleaseReader } from '../release/read-release.js';
import { closeCell } from './cut-matrix.js';
import { MOST_RANKED_OPEN } from './fold-ranking.js';
import { CHOSEN_ROW } from './ranking-table.js';
import { hasMember, SCORE_FILTERS, type MatrixView } from '../route.js';

interface FiltersProps {
  readonly release: ReleaseReader;
  readonly cycle: string;
  readonly view: MatrixView;
  readonly page: PageContext;
}

/**
 * Pillar, order and scores as a form whose state is the address; the button is there for readers without script too. A ranking
 * shows members, not cells: it has an order of its own, and keeps what was chosen for the views that it is left for.
 */
export function MatrixFilters(props: FiltersProps): ReactNode {
  const { release, cycle, view, page } = props;
  const isRanking = view.view === 'ranking';
  const isLong = hasMember(view) && release.members.length > MOST_RANKED_OPEN;
  const path = page.path({ page: 'matrix', cycle, view, fragment: null });
  const isFiltered = view.pillar !== null || view.show.length > 0 || view.order !== 'plan';
  const cleared = isRanking ? {} : ({ pillar: null, show: [], order: 'plan' } as const);
  return (
    <div className="filters">
      {(isLong || !isRanking) && (
        <form
          className="filters-form"
          method="get"
          action={isLong ? `${path}#${isRanking ? CHOSEN_ROW : 'matrix-heading'}` : path}
          data-filters=""
        >
          {page.chosenLanguage && <input type="hidden" name="lang" value={page.chosenLanguage} />}
          {view.view !== 'auto' && <input type="hidden" name="view" value={view.view} />}
          {isRanking ? <KeptFilters view={view} /> : <OrderFields {...props} />}
          {isLong && <MemberChoice release={release} member={view.member} page={page} />}
          {!isRanking && <ScoreField view={view} page={page} />}
          <button className="button" type="submit">
            {page.say('filter.apply')}
          </button>
          {((isFiltered && !isRanking) || view.member !== null) && (
            <a
              className="filters-clear"
              href={page.link({
                page: 'matrix',
                cycle,
                view: { ...view, ...cleared, member: null, part: null },
                fragment: null,
              })}
            >
              {page.say('filter.clear')}
            </a>
          )}
        </form>
      )}
      <ViewSwitch {...props} />
    </div>
  );
}

function OrderFields({ release, view, page }: FiltersProps): ReactNode {
  const { say } = page;
  const pillars = release.groups.flatMap(({ pillar }) => pillar ?? []);
  return (
    <>
      {pillars.length > 0 && (
        <label className="field">
          <span>{say('term.pillar')}</span>
          <select name="pillar" defaultValue={view.pillar ?? ''}>
            <option value="">{say('filter.allPillars', { count: pillars.length })}</option>
            {pillars.map((pillar) => (
              <option key={pillar.code} value={pillar.code}>
                {pillar.code}. {page.choose(pillar.name).text}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="field">
        <span>{say('filter.order')}</span>
        <select name="order" defaultValue={view.order}>
          {(['plan', 'highest', 'lowest'] as const).map((order) => (
            <option key={order} value={order}>
              {say(`filter.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function ScoreField({ view, page: { say } }: Pick<FiltersProps, 'view' | 'page'>): ReactNode {
  return (
    <fieldset className="toggles">
      <legend>{say('filter.show')}</legend>
      <div className="segmented">
        {SCORE_FILTERS.map((score) => (
          <label key={score}>
            <input type="checkbox" name="show" value={score} defaultChecked={view.show.includes(score)} />
            <span>
              {score !== 'gap' && <ScoreShape score={score} />}
              {score === 'gap' ? say('filter.gap') : printScore(score, say)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function KeptFilters({ view: { pillar, order, show } }: Pick<FiltersProps, 'view'>): ReactNode {
  return (
    <>
      {pillar !== null && <input type="hidden" name="pillar" value={pillar} />}
      {order !== 'plan' && <input type="hidden" name="order" value={order} />}
      {show.map((score) => (
        <input key={score} type="hidden" name="show" value={score} />
      ))}
    </>
  );
}

const VIEW_ICONS = { matrix: 'matrix', list: 'list', ranking: 'ranking' } as const satisfies Record<string, IconName>;

/** The ranking has parts of its own, and so has the list of one member. */
function otherThan({ view, member }: MatrixView, next: MatrixView['view']): Partial<MatrixView> {
  const cut = (one: MatrixView['view']): string => (one === 'ranking' || (one === 'list' && member) ? one : '');
  return cut(view) === cut(next) ? {} : { part: null };
}

function ViewSwitch({ release, cycle, view, page }: FiltersProps): ReactNode {
  const ranked = release.document.method.ranking !== 'none';
  const views = (['matrix', 'list', 'ranking'] as const).filter((each) => each !== 'ranking' || ranked);
  const closed = closeCell(release, view);
  return (
    <nav className="switch" aria-label={page.say('view.label')}>
      <span className="switch-label" aria-hidden="true">
        {page.say('view.label')}
      </span>
      <div className="segmented">
        {views.map((each) => (
          <a
            key={each}
            href={page.link({
              page: 'matrix',
              cycle,
              view: { ...closed, view: each, ...otherThan(view, each) },
              fragment: null,
            })}
            className={view.view === 'auto' ? `switch-auto-${each}` : ''}
            {...(view.view === each ? { 'aria-current': 'true' as const } : {})}
          >
            <Icon name={VIEW_ICONS[each]} />
            {page.say(`view.${each}`)}
          </a>
        ))}
      </div>
    </nav>
  );
}
