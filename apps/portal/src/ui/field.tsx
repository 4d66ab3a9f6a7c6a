import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from './icons.js';

/** What is wrong with the fields of the form around, by their paths. */
export const Faults = createContext<ReadonlyMap<string, string>>(new Map());

/** The element id of a field; paths are those of the interface (`rights.0.type`). */
export const fieldId = (path: string): string => `f-${path.replaceAll('.', '-')}`;

interface Told {
  id: string;
  fault: string | undefined;
  /** Ids of hint and fault, for aria-describedby. */
  told: string | undefined;
}

export function useField(path: string, hasHint: boolean): Told {
  const fault = useContext(Faults).get(path);
  const id = fieldId(path);
  const told = [hasHint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return { id, fault, told: told || undefined };
}

export function FaultText({ id, fault }: { id: string; fault: string | undefined }) {
  return fault === undefined ? null : (
    <p class="fault" id={`${id}-fault`}>
      <Icon name="alert" />
      {fault}
    </p>
  );
}

interface FrameProps {
  path: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  required?: boolean;
}

/** Label, hint, control, fault, in that order. */
export function FieldFrame({ path, label, hint, required, children }: FrameProps & { children: ComponentChildren }) {
  const { id, fault } = useField(path, Boolean(hint));
  return (
    <div class={fault ? 'field has-fault' : 'field'}>
      <label for={id}>
        {label}
        {required && <Star />}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FaultText id={id} fault={fault} />
    </div>
  );
}

/** The mark of a needed field; screen readers have `required` instead. */
export const Star = () => (
  <span class="star" aria-hidden="true">
    *
  </span>
);

type TextProps = FrameProps & {
  value: string;
  onText: (typed: string) => void;
  type?: 'text' | 'tel' | 'email' | 'url' | 'date' | 'search';
  rows?: number;
  autocomplete?: string;
  inputMode?: 'numeric' | 'decimal' | 'text' | 'tel' | 'email' | 'url';
  maxLength?: number;
  list?: string;
  /** Numbers and codes are set in figures of one width. */
  code?: boolean;
  /** What can be said about what was typed, under the control. */
  verdict?: ComponentChildren;
};

export function TextField({ value, onText, rows, type = 'text', code, verdict, ...props }: TextProps) {
  const { path, label, hint, required, ...rest } = props;
  const { id, fault, told } = useField(path, Boolean(hint));
  const common = {
    id,
    value,
    required,
    'aria-invalid': fault ? true : undefined,
    'aria-describedby': told,
    class: code ? 'control code' : 'control',
    ...rest,
  };
  return (
    <FieldFrame path={path} label={label} hint={hint} required={required}>
      {rows ? (
        <textarea
          rows={rows}
          {...common}
          onInput={(event) => {
            onText(event.currentTarget.value);
          }}
        />
      ) : (
        <input
          type={type}
          {...common}
          onInput={(event) => {
            onText(event.currentTarget.value);
          }}
        />
      )}
      {verdict}
    </FieldFrame>
  );
}

type SelectProps<T extends string> = FrameProps & {
  value: T | '';
  options: readonly (readonly [value: T, name: string])[];
  /** What stands first while nothing is chosen; without it something always is. */
  none?: string;
  onPick: (value: T | '') => void;
};

export function SelectField<T extends string>({ value, options, none, onPick, ...frame }: SelectProps<T>) {
  const { id, fault, told } = useField(frame.path, Boolean(frame.hint));
  const pick = (picked: string) => {
    onPick(options.find(([option]) => option === picked)?.[0] ?? '');
  };
  return (
    <FieldFrame {...frame}>
      <span class="select">
        <select
          id={id}
          class="control"
          value={value}
          required={frame.required}
          aria-invalid={fault ? true : undefined}
          aria-describedby={told}
          onChange={(event) => {
            pick(event.currentTarget.value);
          }}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </FieldFrame>
  );
}

/** One tick with a whole sentence beside it. */
export function TickField(props: FrameProps & { ticked: boolean; onTick: (ticked: boolean) => void }) {
  const { path, label, hint, required, ticked, onTick } = props;
  const { id, fault, told } = useField(path, Boolean(hint));
  return (
    <div class={fault ? 'tick has-fault' : 'tick'}>
      <input
        type="checkbox"
        id={id}
        checked={ticked}
        required={required}
        aria-invalid={fault ? true : undefined}
        aria-describedby={told}
        onChange={(event) => {
          onTick(event.currentTarget.checked);
        }}
      />
      <div>
        <label for={id}>
          {label}
          {required && <Star />}
        </label>
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        <FaultText id={id} fault={fault} />
      </div>
    </div>
  );
}
