import { useEffect } from 'preact/hooks';
import type { IpType, Matter } from '../../api/types.js';
import { industries } from '../../directory.js';
import { type CardOption, CheckCards, RadioCards } from '../../ui/cards.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Icon } from '../../ui/icons.js';
import { words } from '../../words/index.js';
import { emptyRight, type RightDraft } from './draft.js';
import { addRow, change, changeRow, draft, removeRow } from './form.js';

const USUAL_TYPES: readonly IpType[] = [
  'patent_design',
  'patent_utility',
  'patent_invention',
  'trademark',
  'copyright',
  'copyright_software',
  'trade_secret',
  'geographical_indication',
];
const OTHER_TYPES: readonly IpType[] = [
  'plant_variety',
  'ic_layout',
  'data_ip',
  'trade_name',
  'unfair_competition',
  'special_sign',
  'other',
  'none',
];
const USUAL_MATTERS: readonly Matter[] = [
  'consultation',
  'infringement_opinion',
  'mediation',
  'evidence_guidance',
  'enforcement_coordination',
  'ecommerce',
  'overseas_guidance',
  'solution_proposal',
];
const OTHER_MATTERS: readonly Matter[] = [
  'early_warning',
  'on_site_service',
  'training',
  'technical_support',
  'funding',
  'report',
];

/** Options in the words of the dictionary, in the order given. */
function explained<T extends string>(
  values: readonly T[],
  all: Record<T, { name: string; hint: string }>,
): CardOption<T>[] {
  return values.map((value) => ({ value, ...all[value] }));
}

function IndustryField({ at, right }: { at: number; right: RightDraft }) {
  const { taken } = words.value.file;
  useEffect(() => {
    industries.need();
  }, []);
  const state = industries.state.value;
  const known = state.phase === 'ready' ? state.value : [];
  const typed = right.industry.trim();
  const isKnown = known.includes(typed);
  const verdict = typed !== '' && known.length > 0 && (
    <p class={isKnown ? 'verdict good' : 'verdict'} role="status">
      <Icon name={isKnown ? 'check' : 'note'} />
      {isKnown ? taken.industryKnown : taken.industryUnknown}
    </p>
  );
  return (
    <>
      <TextField
        path={`rights.${at}.industry`}
        label={taken.industry}
        hint={taken.industryHint}
        value={right.industry}
        list="industries"
        autocomplete="off"
        verdict={verdict}
        onText={(industry) => {
          changeRow('rights', at, { industry });
        }}
      />
      {at === 0 && (
        <datalist id="industries">
          {known.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      )}
    </>
  );
}

function RightDetails({ at, right }: { at: number; right: RightDraft }) {
  const { taken } = words.value.file;
  return (
    <div class="columns">
      <TextField
        path={`rights.${at}.title`}
        label={taken.rightTitle}
        hint={taken.titleHint}
        value={right.title}
        maxLength={200}
        onText={(title) => {
          changeRow('rights', at, { title });
        }}
      />
      <TextField
        path={`rights.${at}.number`}
        label={taken.number}
        hint={taken.numberHint}
        value={right.number}
        maxLength={100}
        code
        autocomplete="off"
        onText={(number) => {
          changeRow('rights', at, { number });
        }}
      />
      <IndustryField at={at} right={right} />
    </div>
  );
}

function AnotherRight({ at, right }: { at: number; right: RightDraft }) {
  const { file, codes } = words.value;
  const options = [...USUAL_TYPES, ...OTHER_TYPES].map((type) => [type, codes.ipType[type].name] as const);
  return (
    <div class="row-box" role="group" aria-label={file.taken.another(at + 1)}>
      <div class="row-head">
        <h3>{file.taken.another(at + 1)}</h3>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            removeRow('rights', at);
          }}
        >
          <Icon name="close" />
          {file.taken.remove}
        </button>
      </div>
      <SelectField
        path={`rights.${at}.type`}
        label={file.taken.type}
        value={right.type}
        options={options}
        none="—"
        onPick={(type) => {
          changeRow('rights', at, { type });
        }}
      />
      <RightDetails at={at} right={right} />
    </div>
  );
}

export function TakenStep() {
  const { file, codes } = words.value;
  const [first = emptyRight(), ...others] = draft.value.rights;
  return (
    <>
      <RadioCards
        path="rights.0.type"
        legend={file.taken.type}
        required
        value={first.type}
        options={explained(USUAL_TYPES, codes.ipType)}
        more={{ name: file.taken.more, options: explained(OTHER_TYPES, codes.ipType) }}
        onPick={(type) => {
          changeRow('rights', 0, { type });
        }}
      />
      {first.type !== '' && <RightDetails at={0} right={first} />}
      {others.map((right, i) => (
        <AnotherRight key={i} at={i + 1} right={right} />
      ))}
      {first.type !== '' && (
        <button
          type="button"
          class="button quiet add"
          onClick={() => {
            addRow('rights', emptyRight());
          }}
        >
          <Icon name="plus" />
          {file.taken.add}
        </button>
      )}
      <CheckCards
        path="matters"
        legend={file.taken.matters}
        hint={file.taken.mattersHint}
        required
        values={draft.value.matters}
        options={explained(USUAL_MATTERS, codes.matter)}
        more={{ name: file.taken.mattersMore, options: explained(OTHER_MATTERS, codes.matter) }}
        onPick={(matters) => {
          change({ matters });
        }}
      />
    </>
  );
}
