import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { changeProfile } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { ProfileBody, TeamMember } from '../api/shapes.js';
import { useRouteWords } from '../language/routeWords.js';
import { codesOf, useLabels } from '../language/useCodes.js';
import { shanghaiDay } from '../time/days.js';
import { useNarrow } from '../workspace/useNarrow.js';

interface Draft {
  readonly takesCases: boolean;
  readonly isPresent: boolean;
  readonly ipTypes: readonly string[];
  readonly matters: readonly string[];
  readonly maxLoad: number;
  readonly leave: readonly { readonly from: string; readonly to: string }[];
  readonly declares: readonly string[];
  readonly withdraws: readonly string[];
}

const draftOf = (member: TeamMember): Draft => ({
  takesCases: member.takesCases,
  isPresent: member.isPresent,
  ipTypes: member.ipTypes ?? [],
  matters: member.matters ?? [],
  maxLoad: member.maxLoad,
  leave: member.leave,
  declares: [],
  withdraws: [],
});

/** Nothing chosen means everything, which the interface calls null. */
const bodyOf = ({ ipTypes, matters, ...draft }: Draft): ProfileBody =>
  ({
    ...draft,
    leave: draft.leave.filter(({ from, to }) => from !== '' && to !== ''),
    ipTypes: ipTypes.length > 0 ? ipTypes : null,
    matters: matters.length > 0 ? matters : null,
  }) as ProfileBody;

interface ProfileDrawerProps {
  readonly member: TeamMember;
  readonly onClose: () => void;
}

/** What somebody takes, when she is there, and whom she must not meet. */
export function ProfileDrawer({ member, onClose }: ProfileDrawerProps) {
  const { team: words } = useRouteWords();
  const [draft, setDraft] = useState(() => draftOf(member));
  const isNarrow = useNarrow();
  const { message } = App.useApp();
  const client = useQueryClient();
  const saving = useMutation({
    mutationFn: () => changeProfile(member.id, bodyOf(draft)),
    onSuccess: (team) => {
      client.setQueryData(['team'], team);
      void client.invalidateQueries({ queryKey: ['assignment'] });
      void message.success(words.saved);
      onClose();
    },
  });
  const write = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  return (
    <Drawer
      open
      onClose={onClose}
      title={words.editTitle(member.displayName)}
      placement={isNarrow ? 'bottom' : 'right'}
      size={isNarrow ? '100%' : 460}
    >
      <form
        className="profile"
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Checkbox checked={draft.takesCases} onChange={({ target }) => write({ takesCases: target.checked })}>
          {words.takesCases}
        </Checkbox>
        <Checkbox checked={draft.isPresent} onChange={({ target }) => write({ isPresent: target.checked })}>
          {words.present}
        </Checkbox>
        <Codes kind="ipType" words={words.ipTypes} value={draft.ipTypes} onPick={(ipTypes) => write({ ipTypes })} />
        <Codes kind="matter" words={words.matters} value={draft.matters} onPick={(matters) => write({ matters })} />
        <Labelled words={words.maxLoad}>
          <InputNumber min={0} max={2000} value={draft.maxLoad} onChange={(hours) => write({ maxLoad: hours ?? 0 })} />
        </Labelled>
        <Leave draft={draft} onWrite={write} />
        <Conflicts member={member} draft={draft} onWrite={write} />
        {saving.error && (
          <p className="act-fault" role="alert">
            {[asProblem(saving.error).message, ...asProblem(saving.error).faults.map((fault) => fault.message)].join(
              ' ',
            )}
          </p>
        )}
        <footer className="act-foot">
          <Button type="primary" htmlType="submit" loading={saving.isPending}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </footer>
      </form>
    </Drawer>
  );
}

function Labelled({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <label className="profile-line">
      <span>{words}</span>
      {children}
    </label>
  );
}

interface CodesProps {
  readonly kind: 'ipType' | 'matter';
  readonly words: string;
  readonly value: readonly string[];
  readonly onPick: (codes: string[]) => void;
}

function Codes({ kind, words, value, onPick }: CodesProps) {
  const label = useLabels();
  const options = codesOf(kind)
    .filter((code) => code !== 'none')
    .map((code) => ({ value: code, label: label(kind, code) }));
  return (
    <Labelled words={words}>
      <Select mode="multiple" value={[...value]} options={options} onChange={onPick} />
    </Labelled>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly onWrite: (change: Partial<Draft>) => void;
}

function Leave({ draft: { leave }, onWrite }: PartProps) {
  const { team: words } = useRouteWords();
  const change = (at: number, part: Partial<Draft['leave'][number]>) =>
    onWrite({ leave: leave.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  const today = shanghaiDay(new Date());
  return (
    <fieldset className="profile-part">
      <legend>{words.leave}</legend>
      {leave.map(({ from, to }, at) => (
        <div key={`${at + 1}`} className="profile-leave">
          <input
            type="date"
            aria-label={words.leave}
            value={from}
            onChange={({ target }) => change(at, { from: target.value })}
          />
          <span>–</span>
          <input
            type="date"
            aria-label={words.leave}
            min={from}
            value={to}
            onChange={({ target }) => change(at, { to: target.value })}
          />
          <Button type="text" size="small" onClick={() => onWrite({ leave: leave.filter((_, index) => index !== at) })}>
            {words.remove}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => onWrite({ leave: [...leave, { from: today, to: today }] })}>
        {words.addLeave}
      </Button>
    </fieldset>
  );
}

function Conflicts({ member, draft, onWrite }: PartProps & { readonly member: TeamMember }) {
  const { team: words } = useRouteWords();
  const [name, setName] = useState('');
  const kept = member.declared.filter(({ id }) => !draft.withdraws.includes(id));
  const add = () => {
    if (name.trim() !== '') onWrite({ declares: [...draft.declares, name.trim()] });
    setName('');
  };
  return (
    <fieldset className="profile-part">
      <legend>{words.conflicts}</legend>
      <p className="part-note">{words.conflictsHint}</p>
      <ul className="profile-conflicts">
        {kept.map((one) => (
          <li key={one.id}>
            {one.name}
            <Button type="text" size="small" onClick={() => onWrite({ withdraws: [...draft.withdraws, one.id] })}>
              {words.remove}
            </Button>
          </li>
        ))}
        {draft.declares.map((one) => (
          <li key={one}>
            {one}
            <Button
              type="text"
              size="small"
              onClick={() => onWrite({ declares: draft.declares.filter((other) => other !== one) })}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className="profile-leave">
        <Input
          value={name}
          maxLength={200}
          aria-label={words.conflicts}
          onChange={({ target }) => setName(target.value)}
        />
        <Button onClick={add}>{words.addConflict}</Button>
      </div>
    </fieldset>
  );
}
