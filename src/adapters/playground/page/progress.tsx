import type { JSX } from 'preact';

interface ProgressProps {
  steps: readonly string[];
  current: number;
  state: 'open' | 'won' | 'lost';
}

/** Where the deal stands; on a phone only the current step keeps its name. */
export const Progress = ({ steps, current, state }: ProgressProps): JSX.Element => (
  <ol class={`progress ${state}`}>
    {steps.map((step, index) => {
      const place = state === 'won' || index < current ? 'passed' : index === current ? 'current' : 'ahead';
      return (
        <li key={index} class={place} aria-current={place === 'current' ? 'step' : undefined}>
          <span class="bar" />
          <span class="step">
            <span class="count">
              {index + 1}/{steps.length}{' '}
            </span>
            {step}
          </span>
        </li>
      );
    })}
  </ol>
);
