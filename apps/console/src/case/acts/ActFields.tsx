import { Checkbox, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../api/problem.js';
import type { AllowedAct, CaseDetail } from '../../api/shapes.js';
import { useActWords } from '../../language/actWords.js';
import { useBetweenWords } from '../../language/betweenWords.js';
import { useRouteWords } from '../../language/routeWords.js';
import { codesOf, useLabels } from '../../language/useCodes.js';
import { actCode, type Draft, type DraftField } from './actForm.js';
import { ScoreField, WayField } from './ClosingFields.js';
import { DayField, DeadlineField, DeadlineKindField } from './DeadlineFields.js';
import { BetweenField } from './BetweenFields.js';
import { CorrectionField } from './CorrectionField.js';
import { LinkField } from './LinkField.js';
import { HandlerPicker, InstitutionPicker } from './Pickers.js';
import { type FieldProps, Shell } from './Shell.js';

interface ActFieldsProps {
  readonly file: CaseDetail;
  readonly act: AllowedAct;
  readonly draft: Draft;
  readonly fields: readonly DraftField[];
  readonly unmet: readonly DraftField[];
  readonly problem: Problem | null;
  readonly onWrite: (change: Partial<Draft>) => void;
}

/** The fields of an act, each with its own fault beside it. */
export function ActFields({ file, act, draft, fields, unmet, problem, onWrite }: ActFieldsProps) {
  const { acting } = useActWords();
  const { correction } = useRouteWords();
  const { fields: between } = useBetweenWords();
  const unmetWords: Record<DraftField, string> = {
    reasonCode: acting.reasonMissing,
    note: acting.noteMissing,
    missing: acting.missingMissing,
    handlerId: acting.handlerMissing,
    institutionId: acting.institutionMissing,
    resultKind: acting.resultKindMissing,
    summary: acting.summaryMissing,
    authority: acting.authorityMissing,
    outcome: acting.outcomeMissing,
    mergedInto: acting.mergedIntoMissing,
    bothAgreed: acting.bothAgreedMissing,
    link: acting.linkMissing,
    deadline: acting.deadlineMissing,
    deadlineKind: acting.deadlineKindMissing,
    servedOn: '',
    deadlineOn: '',
    corrected: correction.missing,
    reachedBy: acting.reachedByMissing,
    score: acting.scoreMissing,
    receiver: between.receiverMissing,
    purpose: between.purposeMissing,
    kinds: '',
    taskId: between.taskIdMissing,
    reportBy: '',
    country: between.countryMissing,
    checks: between.checksMissing,
    precedentNo: '',
  };
  const faultOf = (field: DraftField): string | null =>
    unmet.includes(field) && (draft[field].length === 0 || !draft[field].toString().trim())
      ? unmetWords[field]
      : (problem?.faults.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message ?? null);
  return fields.map((field) => (
    <Field key={field} file={file} field={field} act={act} draft={draft} fault={faultOf(field)} onWrite={onWrite} />
  ));
}

function Field(props: FieldProps) {
  const { field, draft, onWrite } = props;
  switch (field) {
    case 'reasonCode':
      return <ReasonField {...props} />;
    case 'missing':
      return <MissingField {...props} />;
    case 'handlerId':
      return <HandlerField {...props} />;
    case 'institutionId':
      return <InstitutionField {...props} />;
    case 'resultKind':
      return <ResultField {...props} />;
    case 'outcome':
      return <OutcomeField {...props} />;
    case 'mergedInto':
      return <MergedIntoField {...props} />;
    case 'link':
      return <LinkField {...props} />;
    case 'deadline':
      return <DeadlineField {...props} />;
    case 'deadlineKind':
      return <DeadlineKindField {...props} />;
    case 'servedOn':
    case 'deadlineOn':
      return <DayField {...props} />;
    case 'bothAgreed':
      return <AgreementField {...props} />;
    case 'corrected':
      return (
        <CorrectionField value={draft.corrected} fault={props.fault} onText={(corrected) => onWrite({ corrected })} />
      );
    case 'reachedBy':
      return <WayField {...props} />;
    case 'score':
      return <ScoreField {...props} />;
    case 'summary':
      return <TextField {...props} value={draft.summary} max={20_000} onText={(summary) => onWrite({ summary })} />;
    case 'note':
      return <TextField {...props} value={draft.note} max={5000} onText={(note) => onWrite({ note })} />;
    default:
      return <BetweenField {...props} />;
  }
}

function ReasonField({ act, draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <Shell words={acting.reason} fault={fault}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          className="act-choices"
          value={draft.reasonCode}
          options={act.reasonCodes.map((code) => ({ value: code, label: label('reason', code) }))}
          onChange={(event) => onWrite({ reasonCode: String(event.target.value) })}
        />
      )}
    </Shell>
  );
}

/** What an application is made of, then what is asked for in words; whatever else the gates named comes after. */
const USUAL = [
  'application_form',
  'identity_proof',
  'right_proof',
  'infringement_evidence',
  'power_of_attorney',
  'official_notice',
  'other',
  'facts',
  'acts.place',
  'applicant.contact',
];

function MissingField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  const [offered] = useState(() => Array.from(new Set([...USUAL, ...draft.missing])));
  return (
    <Shell words={acting.missing} hint={acting.missingHint} fault={fault}>
      {(labelId) => (
        <Checkbox.Group
          aria-labelledby={labelId}
          className="act-choices act-choices-pair"
          value={[...draft.missing]}
          options={offered.map((code) => ({ value: code, label: label('missing', code) }))}
          onChange={(missing) => onWrite({ missing })}
        />
      )}
    </Shell>
  );
}

function HandlerField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  return (
    <Shell words={acting.handler} fault={fault}>
      {(labelId) => (
        <HandlerPicker labelId={labelId} value={draft.handlerId} onPick={(handlerId) => onWrite({ handlerId })} />
      )}
    </Shell>
  );
}

function InstitutionField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  return (
    <Shell words={acting.institution} fault={fault}>
      {(labelId) => (
        <InstitutionPicker
          labelId={labelId}
          value={draft.institutionId}
          onPick={(institutionId) => onWrite({ institutionId })}
        />
      )}
    </Shell>
  );
}

function ResultField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <Shell words={acting.resultKind} fault={fault}>
      {(labelId) => (
        <Select
          aria-labelledby={labelId}
          className="act-select"
          value={draft.resultKind || null}
          placeholder={acting.resultKindMissing}
          options={codesOf('result').map((code) => ({ value: code, label: label('result', code) }))}
          onChange={(resultKind: string) => onWrite({ resultKind })}
        />
      )}
    </Shell>
  );
}

function OutcomeField({ act, draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <Shell words={acting.outcome} fault={fault}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          className="act-choices"
          value={draft.outcome}
          options={act.outcomes.map((code) => ({ value: code, label: label('report', code) }))}
          onChange={(event) => onWrite({ outcome: String(event.target.value) })}
        />
      )}
    </Shell>
  );
}

function AgreementField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const tick = (isTicked: boolean) => onWrite({ bothAgreed: isTicked ? 'yes' : '' });
  return (
    <div className="act-field">
      <Checkbox checked={draft.bothAgreed === 'yes'} onChange={(event) => tick(event.target.checked)}>
        {acting.bothAgreed}
      </Checkbox>
      {fault && (
        <p className="act-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function MergedIntoField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  return (
    <Shell words={acting.mergedInto} fault={fault}>
      {(labelId) => (
        <Input
          aria-labelledby={labelId}
          value={draft.mergedInto}
          maxLength={200}
          status={fault ? 'error' : undefined}
          onChange={(event) => onWrite({ mergedInto: event.target.value })}
        />
      )}
    </Shell>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly max: number;
  readonly onText: (text: string) => void;
}

/** Acts whose note is the very letter that the applicant gets. */
const ANSWERS = ['answer_only_close', 'conclude_simple'];

function TextField({ act, field, value, max, fault, onText }: TextFieldProps) {
  const { acting } = useActWords();
  const isAnswer = ANSWERS.includes(actCode(act.act));
  const isForApplicant = field === 'summary' || isAnswer;
  const forApplicant = field === 'summary' ? acting.summary : acting.answer;
  return (
    <Shell
      words={isForApplicant ? forApplicant : acting.note}
      hint={isForApplicant ? acting.summaryHint : acting.noteHint}
      fault={fault}
    >
      {(labelId) => (
        <Input.TextArea
          aria-labelledby={labelId}
          value={value}
          maxLength={max}
          className={isForApplicant ? 'act-text act-text-long' : 'act-text'}
          status={fault ? 'error' : undefined}
          showCount={value.length > max * 0.8}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Shell>
  );
}
