import type { Mode, Stage } from '../../api/types.js';
import { RadioCards } from '../../ui/cards.js';
import { countries } from '../../ui/countries.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Icon } from '../../ui/icons.js';
import { RegionPicker } from '../../ui/regionPicker.js';
import { words } from '../../words/index.js';
import { type ActPlaceDraft, emptyPlace, emptyRespondent, isIndication, type RespondentDraft } from './draft.js';
import { addRow, change, changeRow, draft, heal, removeRow } from './form.js';
import { fieldId } from '../../ui/field.js';

const MODES: readonly Mode[] = ['offline', 'online', 'exhibition', 'customs', 'overseas'];
const STAGES: readonly Stage[] = ['origin', 'circulation', 'sale'];

function ModeDetails() {
  const { place } = words.value.file;
  const { mode, platform, event, country } = draft.value;
  if (mode === 'online') {
    return (
      <TextField
        path="acts.platform"
        label={place.platform}
        hint={place.platformHint}
        value={platform}
        maxLength={100}
        onText={(typed) => {
          change({ platform: typed });
        }}
      />
    );
  }
  if (mode === 'exhibition') {
    return (
      <TextField
        path="acts.event"
        label={place.event}
        value={event}
        maxLength={200}
        onText={(typed) => {
          change({ event: typed });
        }}
      />
    );
  }
  if (mode !== 'overseas') return null;
  return (
    <SelectField
      path="acts.country"
      label={place.country}
      value={country}
      none={place.countryNone}
      options={countries()}
      onPick={(picked) => {
        change({ country: picked });
      }}
    />
  );
}

function ActPlace({ at, place, isAlone }: { at: number; place: ActPlaceDraft; isAlone: boolean }) {
  const { file, codes } = words.value;
  const path = `acts.places.${at}`;
  const pick = (region: string) => {
    changeRow('places', at, { region });
    heal(fieldId(`${path}.regionCode`));
  };
  return (
    <div class="row-line">
      <RegionPicker
        path={`${path}.regionCode`}
        label={isAlone ? <span class="unseen">{file.place.place(1)}</span> : file.place.place(at + 1)}
        value={place.region}
        onPick={pick}
        elsewhere={at === 0}
      />
      {isIndication(draft.value) && (
        <SelectField
          path={`${path}.stage`}
          label={file.place.stage}
          value={place.stage}
          none="—"
          options={STAGES.map((stage) => [stage, codes.stage[stage]] as const)}
          onPick={(stage) => {
            changeRow('places', at, { stage });
          }}
        />
      )}
      {!isAlone && (
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            removeRow('places', at);
          }}
        >
          <Icon name="close" />
          {file.place.remove}
        </button>
      )}
    </div>
  );
}

function Places() {
  const { place } = words.value.file;
  const { mode, places } = draft.value;
  const special = {
    exhibition: place.placesEvent,
    customs: place.placesPort,
    online: place.placesOnline,
    overseas: place.placesAbroad,
  };
  const legend = mode !== '' && mode !== 'offline' ? special[mode] : place.places;
  return (
    <fieldset class="group">
      <legend>{legend}</legend>
      <p class="hint">{place.placesHint}</p>
      {places.map((row, i) => (
        <ActPlace key={i} at={i} place={row} isAlone={places.length === 1} />
      ))}
      <button
        type="button"
        class="button quiet add"
        onClick={() => {
          addRow('places', emptyPlace());
        }}
      >
        <Icon name="plus" />
        {place.add}
      </button>
    </fieldset>
  );
}

function Respondent({ at, row }: { at: number; row: RespondentDraft }) {
  const { place } = words.value.file;
  const path = `respondents.${at}`;
  return (
    <div class="row-box" role="group" aria-label={place.respondent(at + 1)}>
      <div class="row-head">
        <h3>{place.respondent(at + 1)}</h3>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            removeRow('respondents', at);
          }}
        >
          <Icon name="close" />
          {place.remove}
        </button>
      </div>
      <div class="columns">
        <TextField
          path={`${path}.name`}
          label={place.name}
          value={row.name}
          maxLength={100}
          autocomplete="off"
          onText={(name) => {
            changeRow('respondents', at, { name });
          }}
        />
        <RegionPicker
          path={`${path}.regionCode`}
          label={place.region}
          value={row.region}
          onPick={(region) => {
            changeRow('respondents', at, { region });
          }}
        />
        <TextField
          path={`${path}.shopUrl`}
          label={place.shopUrl}
          value={row.shopUrl}
          type="text"
          inputMode="url"
          maxLength={2000}
          autocomplete="off"
          onText={(shopUrl) => {
            changeRow('respondents', at, { shopUrl });
          }}
        />
        <TextField
          path={`${path}.uscc`}
          label={place.uscc}
          hint={place.usccHint}
          value={row.uscc}
          code
          autocomplete="off"
          onText={(uscc) => {
            changeRow('respondents', at, { uscc });
          }}
        />
      </div>
    </div>
  );
}

function Respondents() {
  const { place } = words.value.file;
  const { respondents } = draft.value;
  return (
    <fieldset class="group">
      <legend>{place.respondents}</legend>
      <p class="hint">{place.respondentsHint}</p>
      {respondents.map((row, i) => (
        <Respondent key={i} at={i} row={row} />
      ))}
      <button
        type="button"
        class="button quiet add"
        onClick={() => {
          addRow('respondents', emptyRespondent());
        }}
      >
        <Icon name="plus" />
        {respondents.length === 0 ? place.addRespondent : place.anotherRespondent}
      </button>
    </fieldset>
  );
}

export function PlaceStep() {
  const { file, codes } = words.value;
  const { mode, description, loss } = draft.value;
  return (
    <>
      <RadioCards
        path="acts.mode"
        legend={file.place.mode}
        required
        value={mode}
        options={MODES.map((value) => ({ value, ...codes.mode[value] }))}
        onPick={(picked) => {
          change({ mode: picked });
        }}
      />
      <ModeDetails />
      <Places />
      <Respondents />
      <details>
        <summary>{file.place.details}</summary>
        <TextField
          path="acts.description"
          label={file.place.description}
          value={description}
          rows={4}
          maxLength={2000}
          onText={(typed) => {
            change({ description: typed });
          }}
        />
        <TextField
          path="acts.lossCny"
          label={file.place.loss}
          value={loss}
          inputMode="decimal"
          onText={(typed) => {
            change({ loss: typed });
          }}
        />
      </details>
    </>
  );
}
