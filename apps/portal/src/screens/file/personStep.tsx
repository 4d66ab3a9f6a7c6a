import { useEffect } from 'preact/hooks';
import type { AgentKind, ApplicantKind, ApplicantRole, IdType } from '../../api/types.js';
import { institutions } from '../../directory.js';
import { RadioCards } from '../../ui/cards.js';
import { fieldId, SelectField, TextField, TickField } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { RegionPicker } from '../../ui/regionPicker.js';
import { words } from '../../words/index.js';
import { isIndication, usualIdType } from './draft.js';
import { change, draft, heal } from './form.js';

const ROLES: readonly ApplicantRole[] = [
  'right_holder',
  'licensee',
  'interested_party',
  'accused',
  'industry_body',
  'third_party',
];
const KINDS: readonly ApplicantKind[] = [
  'natural_person',
  'sole_trader',
  'enterprise',
  'cooperative',
  'public_institution',
  'association',
  'overseas',
  'anonymous',
];
const ID_TYPES: readonly IdType[] = ['uscc', 'resident_id', 'passport', 'other'];
const AGENT_KINDS: readonly AgentKind[] = ['relative', 'employee', 'lawyer', 'patent_attorney', 'other'];

function Identity() {
  const { file, codes } = words.value;
  const { idType, idNumber, name, kind } = draft.value;
  return (
    <div class="columns">
      <TextField
        path="applicant.name"
        label={file.person.name}
        required
        value={name}
        maxLength={100}
        autocomplete={kind === 'natural_person' ? 'name' : 'organization'}
        onText={(typed) => {
          change({ name: typed });
        }}
      />
      <SelectField
        path="applicant.idType"
        label={file.person.idType}
        value={idType}
        none="—"
        options={ID_TYPES.map((type) => [type, codes.idType[type]] as const)}
        onPick={(picked) => {
          change({ idType: picked });
        }}
      />
      <TextField
        path="applicant.idNumber"
        label={file.person.idNumber}
        hint={file.person.idHint}
        value={idNumber}
        code
        autocomplete="off"
        onText={(typed) => {
          change({ idNumber: typed });
        }}
      />
    </div>
  );
}

function Contact() {
  const { person } = words.value.file;
  const { mobile, email, contactName, address, kind, sme } = draft.value;
  const isOrganisation = kind !== '' && kind !== 'natural_person';
  return (
    <>
      <div class="columns">
        <TextField
          path="applicant.mobile"
          label={person.mobile}
          hint={person.contactHint}
          value={mobile}
          type="tel"
          autocomplete="tel"
          onText={(typed) => {
            change({ mobile: typed });
            heal(fieldId('applicant.mobile'));
          }}
        />
        <TextField
          path="applicant.email"
          label={person.email}
          value={email}
          type="email"
          autocomplete="email"
          onText={(typed) => {
            change({ email: typed });
            heal(fieldId('applicant.mobile'));
          }}
        />
        {isOrganisation && (
          <TextField
            path="applicant.contactName"
            label={person.contactName}
            value={contactName}
            maxLength={100}
            autocomplete="name"
            onText={(typed) => {
              change({ contactName: typed });
            }}
          />
        )}
        <TextField
          path="applicant.address"
          label={person.address}
          value={address}
          maxLength={200}
          autocomplete="street-address"
          onText={(typed) => {
            change({ address: typed });
          }}
        />
      </div>
      {(kind === 'enterprise' || kind === 'sole_trader' || kind === 'cooperative') && (
        <TickField
          path="applicant.sme"
          label={person.sme}
          ticked={sme}
          onTick={(ticked) => {
            change({ sme: ticked });
          }}
        />
      )}
    </>
  );
}

function Agent() {
  const { file, codes } = words.value;
  const { hasAgent, agentKind, agentName, agentMobile } = draft.value;
  return (
    <>
      <TickField
        path="agent"
        label={file.person.isAgent}
        ticked={hasAgent}
        onTick={(ticked) => {
          change({ hasAgent: ticked });
        }}
      />
      {hasAgent && (
        <fieldset class="group row-box">
          <legend>{file.person.agent}</legend>
          <p class="hint">{file.person.agentHint}</p>
          <div class="columns">
            <SelectField
              path="agent.kind"
              label={file.person.agentKind}
              value={agentKind}
              options={AGENT_KINDS.map((kind) => [kind, codes.agentKind[kind]] as const)}
              onPick={(picked) => {
                change({ agentKind: picked || 'other' });
              }}
            />
            <TextField
              path="agent.name"
              label={file.person.agentName}
              required
              value={agentName}
              maxLength={100}
              onText={(typed) => {
                change({ agentName: typed });
              }}
            />
            <TextField
              path="agent.mobile"
              label={file.person.agentMobile}
              value={agentMobile}
              type="tel"
              onText={(typed) => {
                change({ agentMobile: typed });
              }}
            />
          </div>
        </fieldset>
      )}
    </>
  );
}

function ChosenInstitution() {
  const { person } = words.value.file;
  useEffect(() => {
    institutions.need();
  }, []);
  const state = institutions.state.value;
  const names = state.phase === 'ready' ? state.value.map(({ name }) => name) : [];
  return (
    <details open={draft.value.chosen !== '' || undefined}>
      <summary>{person.chosen}</summary>
      <TextField
        path="chosenInstitution"
        label={person.chosen}
        hint={person.chosenHint}
        value={draft.value.chosen}
        list="institution-names"
        autocomplete="off"
        maxLength={100}
        onText={(chosen) => {
          change({ chosen });
        }}
      />
      <datalist id="institution-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </details>
  );
}

export function PersonStep() {
  const { file, codes } = words.value;
  const { role, kind, region } = draft.value;
  const roles: readonly ApplicantRole[] = isIndication(draft.value) ? ['gi_holder', ...ROLES] : ROLES;
  const isAnonymous = kind === 'anonymous';
  const pickRegion = (picked: string) => {
    change({ region: picked });
    heal(fieldId('applicant.regionCode'));
  };
  return (
    <>
      <RadioCards
        path="applicant.role"
        legend={file.person.role}
        required
        value={role}
        options={roles.map((value) => ({ value, ...codes.role[value] }))}
        onPick={(picked) => {
          change({ role: picked });
        }}
      />
      <RadioCards
        path="applicant.kind"
        legend={file.person.kind}
        required
        value={kind}
        compact
        options={KINDS.map((value) => ({ value, name: codes.applicantKind[value] }))}
        onPick={(picked) => {
          change({ kind: picked, idType: usualIdType(picked) });
        }}
      />
      {isAnonymous && <Notice tone="calm">{file.person.anonymousNote}</Notice>}
      {!isAnonymous && <Identity />}
      <RegionPicker
        path="applicant.regionCode"
        label={file.person.region}
        hint={file.person.regionHint}
        value={region}
        onPick={pickRegion}
      />
      {!isAnonymous && <Contact />}
      {!isAnonymous && <Agent />}
      <ChosenInstitution />
    </>
  );
}
