import { Checkbox, Input, Radio, Select } from 'antd';
import { useParams } from 'react-router';
import { useBetween } from '../../between/useBetween.js';
import { useBetweenWords } from '../../language/betweenWords.js';
import { useLanguage } from '../../language/useLanguage.js';
import { useDirectory } from '../../network/useDirectory.js';
import { dayWords } from '../../time/words.js';
import { actCode } from './actForm.js';
import { type FieldProps, Shell } from './Shell.js';

/** Fields of what passes between institutions, and to outside bodies. */
export function BetweenField(props: FieldProps) {
  const { field, draft, onWrite } = props;
  const { fields: words } = useBetweenWords();
  switch (field) {
    case 'authority':
      return <AuthorityField {...props} />;
    case 'receiver':
      return <ReceiverField {...props} />;
    case 'purpose':
      return <Line {...props} words={words.purpose} value={draft.purpose} onText={(purpose) => onWrite({ purpose })} />;
    case 'country':
      return <Line {...props} words={words.country} value={draft.country} onText={(country) => onWrite({ country })} />;
    case 'precedentNo':
      return (
        <Line
          {...props}
          words={words.precedentNo}
          hint={words.precedentHint}
          value={draft.precedentNo}
          onText={(precedentNo) => onWrite({ precedentNo })}
        />
      );
    case 'reportBy':
      return <DayField {...props} />;
    case 'taskId':
      return <TaskField {...props} />;
    case 'kinds':
      return <TickList {...props} of="kinds" />;
    case 'checks':
      return <TickList {...props} of="checks" />;
    default:
      return null;
  }
}

interface LineProps extends FieldProps {
  readonly words: string;
  readonly hint?: string;
  readonly value: string;
  readonly onText: (text: string) => void;
}

function Line({ words, hint, value, fault, onText }: LineProps) {
  return (
    <Shell words={words} hint={hint} fault={fault}>
      {(labelId) => (
        <Input
          aria-labelledby={labelId}
          value={value}
          maxLength={500}
          status={fault ? 'error' : undefined}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Shell>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly words: string;
  readonly small: string;
}

/** Authorities that are competent for the matter, each with the reason; for acts abroad a name is written. */
function useAuthorities(): { label: string; options: Option[] }[] {
  const { caseNo = '' } = useParams();
  const { data } = useBetween(caseNo);
  const { purpose: purposes, unverified } = useBetweenWords();
  const language = useLanguage();
  const seen = new Set<string>();
  return (data?.authorities ?? [])
    .map(({ purpose, authorities }) => ({
      label: purposes[purpose] ?? purpose,
      options: authorities
        .filter(({ id }) => !seen.has(id) && seen.add(id))
        .map(({ id, name, reason, basis, provenance }) => ({
          value: id,
          label: name[language],
          words: `${name.zh} ${name.en} ${basis}`,
          small: `${reason[language]} · ${basis}${provenance === 'unverified' ? ` · ${unverified}` : ''}`,
        })),
    }))
    .filter(({ options }) => options.length > 0);
}

function AuthorityField({ act, draft, fault, onWrite }: FieldProps) {
  const { fields: words } = useBetweenWords();
  const groups = useAuthorities();
  if (actCode(act.act) === 'propose_abroad')
    return (
      <Shell words={words.authorityAbroad} fault={fault}>
        {(labelId) => (
          <Input
            aria-labelledby={labelId}
            value={draft.authority}
            maxLength={200}
            onChange={(event) => onWrite({ authority: event.target.value })}
          />
        )}
      </Shell>
    );
  const isListed = groups.some(({ options }) => options.some(({ value }) => value === draft.authority));
  return (
    <Shell words={words.authority} fault={fault}>
      {(labelId) => (
        <>
          <Select
            aria-labelledby={labelId}
            className="act-select"
            value={isListed ? draft.authority : null}
            showSearch={{ optionFilterProp: 'words' }}
            options={groups}
            optionRender={({ data }) => (
              <span className="institution-option">
                {data.label}
                <small>{(data as unknown as Option).small}</small>
              </span>
            )}
            onChange={(authority: string) => onWrite({ authority })}
          />
          <Input
            aria-label={words.authorityOther}
            placeholder={words.authorityOther}
            className="act-second"
            value={isListed ? '' : draft.authority}
            maxLength={200}
            onChange={(event) => onWrite({ authority: event.target.value })}
          />
        </>
      )}
    </Shell>
  );
}

/** Whom the applicant is asked about: an institution of the network or an authority outside. */
function ReceiverField({ draft, fault, onWrite }: FieldProps) {
  const { fields: words } = useBetweenWords();
  const authorities = useAuthorities().flatMap(({ options }) => options);
  const directory = useDirectory();
  const institutions = (directory.data?.institutions ?? []).map(({ id, name, regionName }) => ({
    value: id,
    label: name,
    words: `${name} ${regionName}`,
    small: regionName,
  }));
  return (
    <Shell words={words.receiver} fault={fault}>
      {(labelId) => (
        <Select
          aria-labelledby={labelId}
          className="act-select"
          value={draft.receiver || null}
          showSearch={{ optionFilterProp: 'words' }}
          options={[
            { label: words.outside, options: authorities },
            { label: words.institutions, options: institutions },
          ]}
          onChange={(receiver: string) => onWrite({ receiver })}
        />
      )}
    </Shell>
  );
}

function DayField({ draft, fault, onWrite }: FieldProps) {
  const { fields: words } = useBetweenWords();
  return (
    <Shell words={words.reportBy} hint={words.reportByHint} fault={fault}>
      {(labelId) => (
        <Input
          type="date"
          aria-labelledby={labelId}
          value={draft.reportBy}
          onChange={(event) => onWrite({ reportBy: event.target.value })}
        />
      )}
    </Shell>
  );
}

/** The reader's own open tasks. */
function TaskField({ draft, fault, onWrite }: FieldProps) {
  const { caseNo = '' } = useParams();
  const { data } = useBetween(caseNo);
  const { fields: words, stage, due } = useBetweenWords();
  const language = useLanguage();
  const open = (data?.tasks ?? []).filter(({ mine, state }) => mine && state === 'asked');
  return (
    <Shell words={words.taskId} fault={fault}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          className="act-choices"
          value={draft.taskId}
          onChange={(event) => onWrite({ taskId: String(event.target.value) })}
          options={open.map((task) => ({
            value: task.id,
            label: `${task.stage ? `${stage[task.stage] ?? ''}：` : ''}${task.asks}（${due(dayWords(task.dueOn, language))}）`,
          }))}
        />
      )}
    </Shell>
  );
}

function TickList({ of, draft, fault, onWrite }: FieldProps & { readonly of: 'kinds' | 'checks' }) {
  const words = useBetweenWords();
  const codes = of === 'kinds' ? words.dataKind : words.checks;
  return (
    <Shell words={words.fields[of]} fault={fault}>
      {(labelId) => (
        <Checkbox.Group
          aria-labelledby={labelId}
          className="act-choices"
          value={[...draft[of]]}
          options={Object.entries(codes).map(([value, text]) => ({ value, label: text }))}
          onChange={(chosen) => onWrite(of === 'kinds' ? { kinds: chosen } : { checks: chosen })}
        />
      )}
    </Shell>
  );
}
