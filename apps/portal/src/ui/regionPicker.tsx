import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Region } from '../api/types.js';
import { placeName, regions, tree } from '../directory.js';
import { words } from '../words/index.js';
import { FieldFrame, useField } from './field.js';
import { Icon } from './icons.js';
import type { RegionTree } from './regions.js';

/** `elsewhere` is an answer too: off the mainland, or not known. */
const ELSEWHERE = 'elsewhere';
const MOST = 40;

interface Option {
  readonly key: string;
  readonly name: string;
  readonly path?: string;
  readonly does: { readonly pick: string } | { readonly enter: string | null };
}

interface View {
  typed: string;
  /** The division whose parts are listed while nothing is typed. */
  inside: string | null;
  open: boolean;
  active: number;
}

const CLOSED: View = { typed: '', inside: null, open: false, active: 0 };

function found(divisions: RegionTree, typed: string): Option[] {
  return divisions.find(typed, MOST).map(({ code, nameZh }) => ({
    key: code,
    name: nameZh,
    path: divisions.pathOf(code),
    does: { pick: code },
  }));
}

function listed(divisions: RegionTree, inside: string | null): Option[] {
  const { region } = words.value.file;
  const parts = divisions.childrenOf(inside).map(({ code, nameZh }: Region): Option => {
    const hasParts = divisions.childrenOf(code).length > 0;
    return { key: code, name: nameZh, does: hasParts ? { enter: code } : { pick: code } };
  });
  const own = inside === null ? undefined : divisions.byCode.get(inside);
  if (!own) return parts;
  return [
    { key: 'up', name: region.up, does: { enter: divisions.parentOf(own.code) } },
    { key: 'whole', name: region.whole(own.nameZh), does: { pick: own.code } },
    ...parts,
  ];
}

function optionsOf(divisions: RegionTree | null, { typed, inside }: View, hasElsewhere: boolean): Option[] {
  if (!divisions) return [];
  const places = typed.trim() === '' ? listed(divisions, inside) : found(divisions, typed);
  const last: Option = { key: ELSEWHERE, name: words.value.file.region.elsewhere, does: { pick: ELSEWHERE } };
  return hasElsewhere && inside === null ? [...places, last] : places;
}

interface PickerProps {
  path: string;
  label: ComponentChildren;
  hint?: string;
  required?: boolean;
  value: string;
  /** Whether "off the mainland, or not sure" is among the answers. */
  elsewhere?: boolean;
  onPick: (code: string) => void;
}

const chosenName = (value: string): string => {
  if (value === '') return '';
  return value === ELSEWHERE ? words.value.file.region.elsewhere : placeName(value);
};

function Choices(props: { id: string; options: Option[]; view: View; onDo: (option: Option) => void }) {
  const { id, options, view, onDo } = props;
  const { region } = words.value.file;
  const { phase } = regions.state.value;
  if (phase === 'failed') {
    return (
      <div class="options-note">
        <p>{region.failed}</p>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            regions.retry();
          }}
        >
          {words.value.site.retry}
        </button>
      </div>
    );
  }
  if (phase !== 'ready') return <p class="options-note">{region.loading}</p>;
  return (
    <>
      {options.length <= 1 && view.typed !== '' && <p class="options-note">{region.none}</p>}
      <ul role="listbox" id={`${id}-list`} class="options" aria-label={region.choose}>
        {options.map((option, i) => (
          <li
            key={option.key}
            id={`${id}-option-${i}`}
            role="option"
            aria-selected={i === view.active}
            class={`option ${option.key === 'up' || option.key === 'whole' || option.key === ELSEWHERE ? 'special' : ''}`}
            onClick={() => {
              onDo(option);
            }}
          >
            <span>{option.name}</span>
            {option.path && option.path !== option.name && <span class="option-path">{option.path}</span>}
            {'enter' in option.does && option.key !== 'up' && <Icon name="next" />}
          </li>
        ))}
      </ul>
      {options.length > MOST && <p class="options-note">{region.more}</p>}
    </>
  );
}

/** Arrow keys move, Enter does, Escape closes: the combobox pattern of the ARIA practices. */
function useKeys(view: Signal<View>, options: Option[], onDo: (option: Option) => void) {
  return (event: KeyboardEvent) => {
    const now = view.value;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const count = Math.max(options.length, 1);
      view.value = now.open ? { ...now, active: (now.active + step + count) % count } : { ...now, open: true };
    } else if (event.key === 'Enter' && now.open) {
      event.preventDefault();
      const option = options[now.active];
      if (option) onDo(option);
    } else if (event.key === 'Escape' && now.open) {
      event.preventDefault();
      view.value = CLOSED;
    }
  };
}

/** Finds a division by typing a part of its name, or step by step from the province down. */
export function RegionPicker({ path, label, hint, required, value, elsewhere = true, onPick }: PickerProps) {
  const { id, fault, told } = useField(path, Boolean(hint));
  const view = useSignal<View>(CLOSED);
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    regions.need();
  }, []);
  const { open, active, typed } = view.value;
  const options = open ? optionsOf(tree.value, view.value, elsewhere) : [];
  const act = ({ does }: Option) => {
    if ('pick' in does) onPick(does.pick);
    view.value = 'pick' in does ? CLOSED : { typed: '', inside: does.enter, open: true, active: 0 };
  };
  const onKeyDown = useKeys(view, options, act);
  useEffect(() => {
    area.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active, open]);
  const { region } = words.value.file;
  return (
    <FieldFrame path={path} label={label} hint={hint} required={required}>
      <div class="picker" ref={area}>
        <input
          id={id}
          class="control"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-required={required}
          aria-activedescendant={open && options[active] ? `${id}-option-${active}` : undefined}
          aria-invalid={fault ? true : undefined}
          aria-describedby={told}
          placeholder={region.placeholder}
          value={open && (typed !== '' || value === '') ? typed : chosenName(value)}
          onClick={() => {
            view.value = { ...view.value, open: true };
          }}
          onInput={(event) => {
            view.value = { ...CLOSED, typed: event.currentTarget.value, open: true };
          }}
          onBlur={() => {
            view.value = CLOSED;
          }}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onKeyDown={onKeyDown}
        />
        {value !== '' && (
          <button
            type="button"
            class="picker-clear"
            aria-label={region.clear}
            onClick={() => {
              onPick('');
            }}
          >
            <Icon name="close" />
          </button>
        )}
        {open && (
          <div
            class="picker-list"
            // Pressing in the list must not take the focus from the field: that would close the list before the click.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
          >
            <Choices id={id} options={options} view={view.value} onDo={act} />
          </div>
        )}
      </div>
      <p class="unseen" role="status">
        {open && typed !== '' ? region.results(options.length) : ''}
      </p>
    </FieldFrame>
  );
}
