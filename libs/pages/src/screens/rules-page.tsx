import type { RuleCatalogueView, RuleView } from '@signatory/contract';
import { SEVERITIES, type LocalText } from '@signatory/domain';
import { formatList } from '@signatory/texts';
import type { ReactNode } from 'react';
import { PlanText } from '../kit/plan-text.js';
import type { PageContext } from '../page-context.js';
import { writePath, type PageRoute } from '../route.js';

/** Either is there: the plans that have rules, or the rules of the one that is asked for. */
export type RulesShown =
  | { readonly plans: readonly { readonly id: string; readonly title: LocalText }[] }
  | { readonly catalogue: RuleCatalogueView };

type RulesRoute = Extract<PageRoute, { page: 'rules' }>;

/** More rows than anybody reads in a page: a search leaves fewer, and the data has all. */
const MOST_ROWS = 200;

/** The rules of a plan as a table to search, or the plans that have some. */
export function RulesPage(props: {
  readonly route: RulesRoute;
  readonly shown: RulesShown;
  readonly page: PageContext;
}): ReactNode {
  const { route, shown, page } = props;
  const { say } = page;
  return (
    <>
      <div className="lead">
        <h1>{say('rules.heading')}</h1>
        <p className="lead-line">{say('rules.lead')}</p>
      </div>
      {'plans' in shown ? (
        <ul>
          {shown.plans.map(({ id, title }) => (
            <li key={id}>
              <a href={page.link({ page: 'rules', plan: id, words: '', severity: '' })}>
                <PlanText of={title} page={page} />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <Catalogue route={route} catalogue={shown.catalogue} page={page} />
      )}
    </>
  );
}

function Catalogue(props: {
  readonly route: RulesRoute;
  readonly catalogue: RuleCatalogueView;
  readonly page: PageContext;
}): ReactNode {
  const { route, catalogue, page } = props;
  const { say } = page;
  const { rules, total, plan } = catalogue;
  const rest = rules.length - MOST_ROWS;
  return (
    <>
      <h2>{say('rules.of', { plan: page.choose(catalogue.title).text, version: catalogue.version })}</h2>
      <RulesForm route={route} page={page} />
      <p role="status">{say('rules.found', { count: rules.length, total })}</p>
      {rules.length === 0 ? <p>{say('rules.none')}</p> : <RuleTable rules={rules.slice(0, MOST_ROWS)} page={page} />}
      {rest > 0 && <p>{say('rules.more', { count: rest })}</p>}
      <p>
        <a href={`/api/plans/${encodeURIComponent(plan)}/rules`}>{say('rules.data')}</a>
      </p>
    </>
  );
}

function RulesForm({ route, page }: { readonly route: RulesRoute; readonly page: PageContext }): ReactNode {
  const { say } = page;
  return (
    <div className="filters">
      <form className="filters-form" method="get" action={writePath(route)} role="search">
        {page.chosenLanguage && <input type="hidden" name="lang" value={page.chosenLanguage} />}
        <label className="field">
          <span>{say('rules.search')}</span>
          <input className="input" type="search" name="q" defaultValue={route.words} maxLength={200} />
        </label>
        <label className="field">
          <span>{say('rules.severity')}</span>
          <select name="severity" defaultValue={route.severity}>
            <option value="">{say('rules.all')}</option>
            {SEVERITIES.map((severity) => (
              <option key={severity} value={severity}>
                {say(`severity.${severity}`)}
              </option>
            ))}
          </select>
        </label>
        <button className="button" type="submit">
          {say('rules.show')}
        </button>
      </form>
    </div>
  );
}

function RuleTable({ rules, page }: { readonly rules: readonly RuleView[]; readonly page: PageContext }): ReactNode {
  const { say } = page;
  return (
    <section className="scroll" aria-label={say('rules.heading')} tabIndex={0}>
      <table className="table stacked">
        <thead>
          <tr>
            <th scope="col">{say('rules.code')}</th>
            <th scope="col">{say('rules.severity')}</th>
            <th scope="col">{say('rules.field')}</th>
            <th scope="col">{say('rules.tests')}</th>
            <th scope="col">{say('rules.says')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.code} id={rule.code}>
              <th scope="row">{rule.code}</th>
              <td className="on-one-line" data-label={say('rules.severity')}>
                {say(`severity.${rule.severity}`)}
              </td>
              <td data-label={say('rules.field')}>
                {rule.label} <code>{rule.indicator}</code>
              </td>
              <td data-label={say('rules.tests')}>
                <Tested rule={rule} page={page} />
              </td>
              <td data-label={say('rules.says')}>{rule.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Tested({ rule, page }: { readonly rule: RuleView; readonly page: PageContext }): ReactNode {
  const { say } = page;
  const reads = [...rule.reads.slice(1), ...rule.around.map((around) => say(`rules.around.${around}`))];
  return (
    <>
      <p>{rule.words}</p>
      {rule.test && (
        <p>
          <code>{rule.test}</code>
        </p>
      )}
      {rule.each !== null && (
        <p>
          {say('rules.each')} <code>{rule.each}</code>
        </p>
      )}
      {rule.when && (
        <p>
          {say('rules.when')} <code>{rule.when}</code>
        </p>
      )}
      {reads.length > 0 && (
        <p>
          {say('rules.reads')}
          {say('join.colon')}
          {formatList(page.language, reads)}
        </p>
      )}
    </>
  );
}
