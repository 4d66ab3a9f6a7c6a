import { Button } from 'antd';
import { useState } from 'react';
import type { DirectoryChange, DraftFault, ListedInstitution } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { Dialog } from '../workspace/Dialog.js';
import { ChangeForm } from './ChangeForm.js';
import type { PartProps } from './partProps.js';
import { useCurrentDirectory, useDoing } from './useRelease.js';

/** The edits of a draft of the directory, each with what is wrong about it. */
export function ChangesPart({ release }: PartProps) {
  const words = useReleaseWords();
  const directory = useCurrentDirectory();
  const { step, isBusy } = useDoing(release);
  const [editing, setEditing] = useState<number | null>(null);
  const institutions = directory.data?.institutions ?? [];
  const save = (changes: readonly DirectoryChange[]) =>
    step({ to: 'draft', body: { title: release.title, changes: [...changes] } }, () => setEditing(null));
  const changes = release.changes;
  const isOpen = editing !== null;
  return (
    <>
      {changes.length === 0 && <p className="releases-note">{words.changes.none}</p>}
      <ol className="change-list">
        {changes.map((change, at) => (
          <li key={`${at} ${change.kind} ${change.id ?? ''}`}>
            <ChangeLine change={change} institutions={institutions} />
            <Faults faults={release.faults.filter((fault) => fault.at === String(at))} />
            {release.mayEdit && (
              <span className="change-acts">
                <Button size="small" onClick={() => setEditing(at)}>
                  {words.edit}
                </Button>
                <Button
                  size="small"
                  type="text"
                  danger
                  loading={isBusy}
                  onClick={() => save(changes.filter((_, one) => one !== at))}
                >
                  {words.remove}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <Faults faults={release.faults.filter(({ at }) => at === null)} />
      {release.mayEdit && <Button onClick={() => setEditing(changes.length)}>{words.changes.add}</Button>}
      <Dialog isOpen={isOpen} title={words.changes.add} className="release-dialog" onClose={() => setEditing(null)}>
        <ChangeForm
          start={changes[editing ?? -1] ?? null}
          institutions={institutions}
          isBusy={isBusy}
          onCancel={() => setEditing(null)}
          onSave={(change) =>
            save(editing === null || editing >= changes.length ? [...changes, change] : changes.with(editing, change))
          }
        />
      </Dialog>
    </>
  );
}

export function Faults({ faults }: { readonly faults: readonly DraftFault[] }) {
  const words = useReleaseWords();
  return faults.map(({ at, institution, problem, value }) => (
    <p key={`${at ?? ''} ${problem} ${value ?? ''} ${institution ?? ''}`} className="is-bad" role="alert">
      {[institution, words.faults[problem] ?? problem].filter(Boolean).join(' · ')}
      {value && `（${value}）`}
    </p>
  ));
}

interface ChangeLineProps {
  readonly change: DirectoryChange;
  readonly institutions: readonly ListedInstitution[];
}

function ChangeLine({ change, institutions }: ChangeLineProps) {
  const { changes: words } = useReleaseWords();
  const said = useFieldWords();
  const nameOf = (id: string | null | undefined) => institutions.find((row) => row.id === id)?.nameZh ?? id ?? '';
  const name = nameOf(change.id);
  const heads: Record<DirectoryChange['kind'], () => string> = {
    open: () => words.opening(change.set?.nameZh ?? ''),
    change: () => words.changing(name),
    close: () => words.closing(name),
    merge: () => words.merging(name, nameOf(change.intoId)),
    region: () =>
      words.dividing(
        (change.region?.codes ?? []).join(' '),
        (change.region?.into ?? []).map(({ code, nameZh }) => `${code} ${nameZh}`).join('、'),
      ),
  };
  const details = [
    ...(change.set ? said(change.set) : []),
    change.kind === 'close' && change.intoId ? words.heirIs(nameOf(change.intoId)) : null,
    change.region
      ? `${words.region[change.region.kind]} · ${change.region.on}${change.region.basis ? ` · ${change.region.basis}` : ''}`
      : null,
    change.note,
  ].filter(Boolean);
  return (
    <div className="change-line">
      <strong>{heads[change.kind]()}</strong>
      {details.length > 0 && <span>{details.join('；')}</span>}
    </div>
  );
}

/** What an edit says, field by field, in words. */
function useFieldWords() {
  const { changes: words } = useReleaseWords();
  const label = useLabels();
  const listed = useEnumeration();
  return (set: NonNullable<DirectoryChange['set']>): string[] =>
    Object.entries(set).map(([field, value]) => {
      const text = Array.isArray(value)
        ? listed(field === 'ipTypes' ? value.map((code) => label('ipType', code)) : value)
        : field === 'kind'
          ? label('kind', String(value))
          : field === 'provenance'
            ? label('provenance', String(value))
            : String(value ?? '');
      return `${words.short[field] ?? field}：${text || words.unsaid}`;
    });
}
