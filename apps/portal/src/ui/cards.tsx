import type { ComponentChildren } from 'preact';
import { FaultText, Star, useField } from './field.js';

export interface CardOption<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly hint?: string;
}

interface GroupProps<T extends string> {
  path: string;
  legend: ComponentChildren;
  hint?: string;
  required?: boolean;
  options: readonly CardOption<T>[];
  /** Options that are seldom wanted, folded away until one of them is chosen. */
  more?: { readonly name: string; readonly options: readonly CardOption<T>[] };
  /** Names only, side by side. */
  compact?: boolean;
}

type CardsProps<T extends string> = GroupProps<T> & {
  type: 'radio' | 'checkbox';
  isChosen: (value: T) => boolean;
  onChoose: (value: T, chosen: boolean) => void;
};

function Card<T extends string>(props: { option: CardOption<T>; first: boolean } & CardsProps<T>) {
  const { option, first, path, type, isChosen, onChoose, required } = props;
  const { id, fault } = useField(path, false);
  const own = `${id}-${option.value}`;
  return (
    <div class="card-choice">
      <input
        type={type}
        name={id}
        // The group is reached by its path: a fault's link lands on its first choice.
        id={first ? id : own}
        value={option.value}
        checked={isChosen(option.value)}
        required={type === 'radio' && required}
        aria-invalid={fault ? true : undefined}
        aria-describedby={option.hint ? `${own}-text` : undefined}
        onChange={(event) => {
          onChoose(option.value, event.currentTarget.checked);
        }}
      />
      <label for={first ? id : own}>
        <span class="card-name">{option.name}</span>
        {option.hint && (
          <span class="card-hint" id={`${own}-text`}>
            {option.hint}
          </span>
        )}
      </label>
    </div>
  );
}

function Cards<T extends string>(props: CardsProps<T>) {
  const { path, legend, hint, required, options, more, compact, isChosen } = props;
  const { id, fault, told } = useField(path, Boolean(hint));
  return (
    <fieldset class={fault ? 'cards has-fault' : 'cards'} aria-describedby={told}>
      <legend>
        {legend}
        {required && <Star />}
      </legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FaultText id={id} fault={fault} />
      <div class={compact ? 'card-grid compact' : 'card-grid'}>
        {options.map((option, i) => (
          <Card key={option.value} {...props} option={option} first={i === 0} />
        ))}
      </div>
      {more && (
        <details open={more.options.some(({ value }) => isChosen(value)) || undefined}>
          <summary>{more.name}</summary>
          <div class="card-grid">
            {more.options.map((option) => (
              <Card key={option.value} {...props} option={option} first={false} />
            ))}
          </div>
        </details>
      )}
    </fieldset>
  );
}

/** One of several, each with a plain explanation. */
export function RadioCards<T extends string>(props: GroupProps<T> & { value: T | ''; onPick: (value: T) => void }) {
  const { value, onPick, ...group } = props;
  return <Cards {...group} type="radio" isChosen={(own) => own === value} onChoose={onPick} />;
}

/** Any number of several. The order in which they were ticked is kept. */
export function CheckCards<T extends string>(
  props: GroupProps<T> & { values: readonly T[]; onPick: (values: T[]) => void },
) {
  const { values, onPick, ...group } = props;
  const choose = (value: T, chosen: boolean) => {
    const others = values.filter((other) => other !== value);
    onPick(chosen ? [...others, value] : others);
  };
  return <Cards {...group} type="checkbox" isChosen={(own) => values.includes(own)} onChoose={choose} />;
}
