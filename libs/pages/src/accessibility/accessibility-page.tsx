import type { ReactNode } from 'react';
import type { PageContext } from '../page-context.js';
import type { Tested } from './tested.js';

const LIMITS = ['people', 'matrix', 'pdf', 'texts'] as const;

/** What was tested and found, no more: the claim is made from the run's own figures. */
export function AccessibilityPage({
  tested,
  page,
}: {
  readonly tested: Tested;
  readonly page: PageContext;
}): ReactNode {
  const { say } = page;
  const { found, looks, routes, version, axe, reflowAt } = tested;
  const failures = Object.values(found).reduce((sum, count) => sum + count, 0);
  const checks = [
    [say('accessibility.check.rules', { version: axe }), found.rules],
    [say('accessibility.check.reflow', { width: reflowAt }), found.reflow],
    [say('accessibility.check.target'), found.target],
    [say('accessibility.check.focus'), found.focus],
  ] as const;
  return (
    <div className="prose">
      <h1>{say('accessibility.heading')}</h1>
      <p className="lead-line">{say('accessibility.lead')}</p>
      <h2>{say('accessibility.conformance')}</h2>
      <p>{failures === 0 ? say('accessibility.partial') : say('accessibility.failing', { count: failures })}</p>
      <h2>{say('accessibility.tested')}</h2>
      <p>{say('accessibility.of', { version, date: page.date(tested.date), routes: routes.length })}</p>
      <ul className="statement-list">
        {looks.map(({ name, width }) => (
          <li key={name}>{say(`accessibility.look.${name}`, { width })}</li>
        ))}
      </ul>
      <h2>{say('accessibility.checks')}</h2>
      <div className="table-frame">
        <table className="table statement-table">
          <thead>
            <tr>
              <th scope="col">{say('accessibility.check')}</th>
              <th scope="col">{say('accessibility.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(([check, count]) => (
              <tr key={check}>
                <th scope="row">{check}</th>
                <td>{say('accessibility.found', { count })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{say('accessibility.check.keyboard')}</p>
      <details>
        <summary>{say('accessibility.addresses')}</summary>
        <ul className="statement-list">
          {routes.map((route) => (
            <li key={route}>
              <code>{route}</code>
            </li>
          ))}
        </ul>
      </details>
      <h2>{say('accessibility.limits')}</h2>
      <ul className="statement-list">
        {LIMITS.map((limit) => (
          <li key={limit}>{say(`accessibility.limit.${limit}`)}</li>
        ))}
      </ul>
      <p>{say('accessibility.contact')}</p>
    </div>
  );
}
