import type { DeadlineKind, MaterialTag, ProceedingBody, ProceedingStatus } from '../../api/types.js';
import { CheckCards } from '../../ui/cards.js';
import { SelectField, TextField, TickField } from '../../ui/field.js';
import { Icon } from '../../ui/icons.js';
import { words } from '../../words/index.js';
import { emptyProceeding, type ProceedingDraft } from './draft.js';
import { addRow, change, changeRow, draft, removeRow } from './form.js';

const DEADLINES: readonly DeadlineKind[] = ['hearing', 'customs', 'platform', 'foreign_answer', 'limitation', 'other'];
const BODIES: readonly ProceedingBody[] = ['court', 'enforcement', 'arbitration', 'invalidity', 'other_centre'];
const STATUSES: readonly ProceedingStatus[] = ['pending', 'closed'];
const MATERIALS: readonly MaterialTag[] = [
  'identity_proof',
  'right_proof',
  'infringement_evidence',
  'photo',
  'official_notice',
  'power_of_attorney',
  'application_form',
  'call_record',
  'other',
];

function Deadline() {
  const { file, codes } = words.value;
  const { hasDeadline, deadlineKind, deadlineOn } = draft.value;
  return (
    <>
      <TickField
        path="externalDeadline"
        label={file.story.hasDeadline}
        hint={file.story.hasDeadlineHint}
        ticked={hasDeadline}
        onTick={(ticked) => {
          change({ hasDeadline: ticked });
        }}
      />
      {hasDeadline && (
        <div class="columns indented">
          <SelectField
            path="externalDeadline.kind"
            label={file.story.deadlineKind}
            value={deadlineKind}
            options={DEADLINES.map((kind) => [kind, codes.deadlineKind[kind]] as const)}
            onPick={(picked) => {
              change({ deadlineKind: picked || 'other' });
            }}
          />
          <TextField
            path="externalDeadline.dueOn"
            label={file.story.deadlineOn}
            required
            value={deadlineOn}
            type="date"
            onText={(typed) => {
              change({ deadlineOn: typed });
            }}
          />
        </div>
      )}
    </>
  );
}

function Proceeding({ at, row }: { at: number; row: ProceedingDraft }) {
  const { file, codes } = words.value;
  const path = `otherProceedings.${at}`;
  return (
    <div class="row-box" role="group" aria-label={file.story.proceeding(at + 1)}>
      <div class="row-head">
        <h3>{file.story.proceeding(at + 1)}</h3>
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            removeRow('proceedings', at);
          }}
        >
          <Icon name="close" />
          {file.place.remove}
        </button>
      </div>
      <div class="columns">
        <SelectField
          path={`${path}.body`}
          label={file.story.body}
          value={row.body}
          none="—"
          options={BODIES.map((body) => [body, codes.proceedingBody[body]] as const)}
          onPick={(body) => {
            changeRow('proceedings', at, { body });
          }}
        />
        <SelectField
          path={`${path}.status`}
          label={file.story.status}
          value={row.status}
          options={STATUSES.map((status) => [status, codes.proceedingStatus[status]] as const)}
          onPick={(status) => {
            changeRow('proceedings', at, { status: status || 'pending' });
          }}
        />
        <TextField
          path={`${path}.number`}
          label={file.story.number}
          value={row.number}
          maxLength={100}
          code
          onText={(number) => {
            changeRow('proceedings', at, { number });
          }}
        />
      </div>
    </div>
  );
}

export function StoryStep() {
  const { file, codes } = words.value;
  const { facts, demand, proceedings, materials } = draft.value;
  return (
    <>
      <TextField
        path="facts"
        label={file.story.facts}
        hint={file.story.factsHint}
        required
        value={facts}
        rows={7}
        maxLength={20_000}
        onText={(typed) => {
          change({ facts: typed });
        }}
      />
      <TextField
        path="demand"
        label={file.story.demand}
        hint={file.story.demandHint}
        value={demand}
        rows={3}
        maxLength={5_000}
        onText={(typed) => {
          change({ demand: typed });
        }}
      />
      <Deadline />
      <fieldset class="group">
        <legend>{file.story.proceedings}</legend>
        <p class="hint">{file.story.proceedingsHint}</p>
        {proceedings.map((row, i) => (
          <Proceeding key={i} at={i} row={row} />
        ))}
        <button
          type="button"
          class="button quiet add"
          onClick={() => {
            addRow('proceedings', emptyProceeding());
          }}
        >
          <Icon name="plus" />
          {file.story.addProceeding}
        </button>
      </fieldset>
      <CheckCards
        path="attachments"
        legend={file.story.materials}
        hint={file.story.materialsHint}
        values={materials}
        compact
        options={MATERIALS.map((value) => ({ value, name: codes.material[value] }))}
        onPick={(picked) => {
          change({ materials: picked });
        }}
      />
    </>
  );
}
