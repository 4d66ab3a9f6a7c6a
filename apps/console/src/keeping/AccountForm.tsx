import { Button, Select } from 'antd';
import { useState } from 'react';
import { type Account, changeAccount, createAccount, type NewAccount, type WishAnswer } from '../api/accountCalls.js';
import { typed } from '../account/typed.js';
import { useAttempt } from '../account/useAttempt.js';
import { codesOf, useLabels } from '../language/useCodes.js';
import { useDirectory } from '../network/useDirectory.js';
import { useKeepingWords } from './keepingWords.js';

const AT_INSTITUTION: readonly string[] = ['intake_clerk', 'examiner', 'handler', 'team_leader'];
const ADMINISTRATORS: readonly string[] = ['system_admin', 'security_admin', 'auditor'];

interface AccountFormProps {
  /** Null for a new one. */
  readonly account: Account | null;
  readonly onDone: (answer: WishAnswer, name: string) => void;
  readonly onCancel: () => void;
}

/** What an account is to be: whose, as what, and where. The place asked for follows from the role. */
export function AccountForm({ account, onDone, onCancel }: AccountFormProps) {
  const words = useKeepingWords();
  const [role, setRole] = useState<NewAccount['role']>(account?.role ?? 'handler');
  const [institutionId, setInstitution] = useState<string | null>(account?.institution?.id ?? null);
  const { isBusy, fault, attempt } = useAttempt();
  const submit = (given: FormData) => {
    const displayName = typed(given, 'name').trim();
    const place = {
      institutionId: AT_INSTITUTION.includes(role) ? institutionId : null,
      queue:
        role === 'national_coordinator'
          ? 'national'
          : role === 'provincial_coordinator'
            ? typed(given, 'queue').trim()
            : null,
    };
    const call = async () => {
      const answer = account
        ? await changeAccount(account.id, { displayName, role, ...place })
        : await createAccount({ login: typed(given, 'login').trim(), displayName, role, ...place });
      onDone(answer, displayName);
    };
    void attempt(call, ({ faults }) => faults[0]?.message ?? null);
  };
  return (
    <form
      noValidate
      className="plain-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit(new FormData(event.currentTarget));
      }}
    >
      <h2>{account ? `${words.edit} · ${account.displayName}` : words.add}</h2>
      <div role="alert">{fault && <p className="plain-fault">{fault}</p>}</div>
      {!account && (
        <label className="plain-field">
          <span>{words.login}</span>
          <input name="login" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={60} autoFocus />
          <small>{words.loginHint}</small>
        </label>
      )}
      <label className="plain-field">
        <span>{words.name}</span>
        <input name="name" autoComplete="off" maxLength={60} defaultValue={account?.displayName} />
      </label>
      <RoleField
        role={role}
        onPick={setRole}
        isFixed={account !== null && ADMINISTRATORS.includes(account.role)}
        isNew={account === null}
      />
      {AT_INSTITUTION.includes(role) && <InstitutionField value={institutionId} onPick={setInstitution} />}
      {role === 'provincial_coordinator' && (
        <label className="plain-field">
          <span>{words.queue}</span>
          <input name="queue" defaultValue={account?.queue ?? 'provincial:'} spellCheck={false} />
          <small>{words.queueHint}</small>
        </label>
      )}
      {ADMINISTRATORS.includes(role) && <p className="part-note">{words.adminHint}</p>}
      <div className="plain-acts">
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {words.save}
        </Button>
        <Button type="text" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

interface RoleFieldProps {
  readonly role: NewAccount['role'];
  readonly isFixed: boolean;
  readonly isNew: boolean;
  readonly onPick: (role: NewAccount['role']) => void;
}

/** An account neither becomes one of the three administrators nor ceases to be it: those are offered for a new one only. */
function RoleField({ role, isFixed, isNew, onPick }: RoleFieldProps) {
  const words = useKeepingWords();
  const label = useLabels();
  const codes = codesOf('role').filter((code) => isNew || code === role || !ADMINISTRATORS.includes(code));
  return (
    <label className="plain-field">
      <span>{words.role}</span>
      <select value={role} disabled={isFixed} onChange={(event) => onPick(event.target.value as NewAccount['role'])}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {label('role', code)}
          </option>
        ))}
      </select>
    </label>
  );
}

function InstitutionField({ value, onPick }: { readonly value: string | null; readonly onPick: (id: string) => void }) {
  const words = useKeepingWords();
  const directory = useDirectory();
  const options = (directory.data?.institutions ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="plain-field">
      <span id="institution-label">{words.institution}</span>
      <Select
        className="keeping-institution"
        aria-labelledby="institution-label"
        value={value}
        showSearch={{ optionFilterProp: 'label' }}
        // The dialog is on the browser's top layer; a list outside of it would be under it.
        getPopupContainer={(field: HTMLElement) => field.parentElement ?? document.body}
        options={options}
        onChange={onPick}
      />
    </div>
  );
}
