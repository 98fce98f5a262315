import type { CalculationView, IndicatorView, PlanView } from '@signatory/contract';
import { printFormula } from '@signatory/pages';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queries } from '../api/queries.js';
import { nameCell, printEntry } from '../review/print-entry.js';
import { useSpeech } from '../session/language.js';
import '../styles/worked-out.css';
import { Loaded } from '../ui/states.js';
import { ObservationTag } from './observation-tag.js';

type Input = CalculationView['inputs'][number];

/** Where a value leads: to its entry as it is reported, or as it is reviewed. */
type LinkedTo = '/report/$cycle/$member/entry/$indicator' | '/review/$cycle/$member/$indicator';

/** How a calculated entry follows from others: why it comes to nothing, the formula, and each value in it as it was. */
export function WorkedOut(props: {
  readonly cycle: string;
  readonly member: string;
  readonly indicator: IndicatorView;
  /** Null while there is nothing to work out. */
  readonly calculation: CalculationView | null;
  /** Without it, values lead nowhere. */
  readonly to?: LinkedTo;
}): ReactNode {
  const speech = useSpeech();
  const { say, choose } = speech;
  const { cycle, member, indicator, calculation, to } = props;
  const plan = useQuery(queries.plan(cycle));
  const gap = calculation?.gap;
  return (
    <div className="worked-out">
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
          const named = inputs.map((input) => {
            const of = find(input.indicator);
            const parts = [
              input.cell !== null && of && nameCell(input.cell, of, speech),
              input.cycle !== 'now' && say('calculated.earlier'),
            ].filter(Boolean);
            // In the formula what is added to a label is kept together with it.
            const label =
              parts.length === 0
                ? input.label
                : input.label + say('join.aside', { words: parts.join(say('join.comma')) });
            return { input, of, parts, name: input.name, label };
          });
          const formula = printFormula(calculation?.expression ?? indicator.calculated?.value ?? '', named);
          return (
            <>
              <p className="formula">
                {indicator.label} = {formula}
              </p>
              <dl>
                {named.map(({ input, of, parts }) => {
                  if (!of) return null;
                  const question = [choose(of.question), ...parts].join(' – ');
                  const params = { cycle, member, indicator: input.indicator };
                  return (
                    <div key={input.name}>
                      <dt>
                        <span className="matrix-code">{input.label}</span>
                        {to && input.cycle === 'now' ? (
                          <Link to={to} params={params}>
                            {question}
                          </Link>
                        ) : (
                          <span>{question}</span>
                        )}
                      </dt>
                      <dd>
                        <InputValue input={input} indicator={of} />
                      </dd>
                    </div>
                  );
                })}
              </dl>
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function unread(code: string, indicator: IndicatorView | undefined): Input {
  const label = indicator?.label ?? code;
  const nothing = { cell: null, value: null, status: 'unanswered', observation: null } as const;
  return { name: code, indicator: code, label, cycle: 'now', ...nothing };
}

function InputValue({ input, indicator }: { readonly input: Input; readonly indicator: IndicatorView }): ReactNode {
  const speech = useSpeech();
  const { status, observation, value } = input;
  const isCount = indicator.type === 'list' && value !== null;
  const shown = indicator.type === 'boolean' && value !== null ? value === 'true' : value;
  return (
    <>
      <strong>
        {isCount
          ? speech.decimal(value)
          : printEntry({ status, value: shown, currency: null, reason: null }, indicator, speech)}
      </strong>
      <ObservationTag observation={observation} />
    </>
  );
}
