import { Icon } from '@signatory/pages';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { DESIGN_STEPS, type DesignStep } from './design-step-names.js';
import type { DesignLack } from './design-steps.js';

/** All steps, each with what it still lacks in words, and the way to it. */
export function StepList(props: {
  readonly step: DesignStep;
  readonly lacks: readonly DesignLack[];
  readonly asked: boolean;
  /** Told before another step is opened. */
  readonly onLeave: () => void;
}): ReactNode {
  const { say } = useSpeech();
  return (
    <nav aria-label={say('design.steps')}>
      <ol className="step-list">
        {DESIGN_STEPS.map((each) => {
          const lacking = props.lacks.filter(({ step }) => each === 'review' || step === each).length;
          const isDone = lacking === 0 && each !== 'review';
          return (
            <li key={each} className={isDone ? 'step-done' : props.asked && lacking > 0 ? 'step-wrong' : undefined}>
              <StepLink
                to="/cycles/new"
                search={(before) => ({ ...before, step: each })}
                resetScroll={false}
                isHere={each === props.step}
                onClick={props.onLeave}
              >
                <span>{say(`design.step.${each}`)}</span>
                <span className="step-state">
                  {isDone && <Icon name="check" />}
                  {isDone
                    ? say('design.step.done')
                    : lacking > 0
                      ? say('design.step.lacking', { count: lacking })
                      : say('design.step.ready')}
                </span>
              </StepLink>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** The router calls the link to where one is a page, whatever it is told: a step says itself what it is. */
const StepLink = createLink(({ isHere, children, ...props }: ComponentProps<'a'> & { readonly isHere: boolean }) => (
  <a {...props} aria-current={isHere ? 'step' : undefined}>
    {children}
  </a>
));
