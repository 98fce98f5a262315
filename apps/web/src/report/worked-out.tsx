import type { CalculationView, IndicatorView, PlanView } from '@signatory/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { nameCell } from '../review/print-entry.js';
import { useSpeech } from '../session/language.js';
import { Loaded } from '../ui/states.js';
import { usePrintedAnswer } from './print-answer.js';

type Input = CalculationView['inputs'][number];

/** How a calculated entry follows from others: the formula, each value in it as it was, and why it comes to nothing. */
export function WorkedOut(props: {
  readonly cycle: string;
  readonly member: string;
  readonly indicator: IndicatorView;
  /** Null while there is nothing to work out. */
  readonly calculation: CalculationView | null;
  /** Whether each value leads to its entry in the report. */
  readonly links?: boolean;
}): ReactNode {
  const { say } = useSpeech();
  const { cycle, member, indicator, calculation, links = false } = props;
  const plan = useQuery(queries.plan(cycle));
  const formula = calculation?.expression ?? indicator.calculated?.value;
  const gap = calculation?.gap;
  return (
    <>
      <p>{say('calculated.note')}</p>
      <p>
        <code>{formula}</code>
      </p>
      {gap && (
        <p className="banner banner-info">
          {say(`calculated.gap.${gap.reason}`, { inputs: gap.inputs, currencies: gap.currencies ?? '' })}
        </p>
      )}
      <Loaded query={plan} lines={2}>
        {({ commitments }: PlanView) => {
          const all = commitments.flatMap(({ indicators }) => indicators);
          const find = (code: string) => all.find((each) => each.code === code);
          const inputs =
            calculation?.inputs ?? (indicator.calculated?.inputs ?? []).map((code) => unread(code, find(code)));
          return (
            <ul className="plain-list">
              {inputs.map((input) => {
                const of = find(input.indicator);
                if (!of) return null;
                const name = <InputName input={input} indicator={of} />;
                const params = { cycle, member, indicator: input.indicator };
                return (
                  <li key={input.name}>
                    {links && input.cycle === 'now' ? (
                      <Link to="/report/$cycle/$member/entry/$indicator" params={params}>
                        {name}
                      </Link>
                    ) : (
                      name
                    )}
                    : <InputValue input={input} indicator={of} />
                  </li>
                );
              })}
            </ul>
          );
        }}
      </Loaded>
    </>
  );
}

function unread(code: string, indicator: IndicatorView | undefined): Input {
  const label = indicator?.label ?? code;
  const nothing = { cell: null, value: null, status: 'unanswered', observation: null } as const;
  return { name: code, indicator: code, label, cycle: 'now', ...nothing };
}

function InputName({ input, indicator }: { readonly input: Input; readonly indicator: IndicatorView }): ReactNode {
  const { say, choose } = useSpeech();
  const parts = [
    choose(indicator.question),
    input.cell !== null && nameCell(input.cell, indicator, choose),
    input.cycle !== 'now' && say('earlier.heading'),
  ];
  return (
    <>
      <span className="matrix-code">{input.label}</span> {parts.filter(Boolean).join(' – ')}
    </>
  );
}

function InputValue({ input, indicator }: { readonly input: Input; readonly indicator: IndicatorView }): ReactNode {
  const print = usePrintedAnswer(indicator);
  const { status, observation, value } = input;
  const { decimal } = useSpeech();
  const isCount = indicator.type === 'list' && value !== null;
  const shown = indicator.type === 'boolean' && value !== null ? value === 'true' : value;
  return (
    <strong>{isCount ? decimal(value) : print({ status, value: shown, currency: null, observation }) || '–'}</strong>
  );
}
