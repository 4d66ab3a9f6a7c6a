import type { ComponentChildren } from 'preact';
import { showStep, step } from './form.js';

/** Leads to a step of the form. */
export function StepLink({ to, children, ...rest }: { to: number; class?: string; children: ComponentChildren }) {
  const follow = (event: Event) => {
    event.preventDefault();
    showStep(to);
  };
  return (
    <a href={`#step-${to}`} onClick={follow} aria-current={step.value === to ? 'step' : undefined} {...rest}>
      {children}
    </a>
  );
}
