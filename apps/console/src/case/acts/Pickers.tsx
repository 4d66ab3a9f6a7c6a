import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { listColleagues } from '../../api/calls.js';
import { useActWords } from '../../language/actWords.js';
import { useEnumeration, useLabels } from '../../language/useCodes.js';
import { useWords } from '../../language/useWords.js';
import { FailureNote } from '../../marks/notes.js';
import { useDirectory } from '../../network/useDirectory.js';

interface PickerProps {
  readonly labelId: string;
  readonly value: string;
  readonly onPick: (id: string) => void;
}

/** Colleagues by open load, the lightest first: who has room is what one wants to know when assigning. */
export function HandlerPicker({ labelId, value, onPick }: PickerProps) {
  const { acting } = useActWords();
  const { loading } = useWords();
  const label = useLabels();
  const colleagues = useQuery({ queryKey: ['colleagues'], queryFn: ({ signal }) => listColleagues(signal) });
  if (colleagues.isPending) return <p role="status">{loading}</p>;
  if (!colleagues.data) return <FailureNote error={colleagues.error} onRetry={() => void colleagues.refetch()} />;
  if (colleagues.data.length === 0) return <p>{acting.noColleagues}</p>;
  const byLoad = [...colleagues.data].sort((one, other) => one.openCases - other.openCases);
  const most = Math.max(1, ...byLoad.map(({ openCases }) => openCases));
  return (
    <Radio.Group
      aria-labelledby={labelId}
      className="colleagues"
      value={value}
      onChange={(event) => onPick(String(event.target.value))}
      options={byLoad.map(({ id, displayName, role, openCases }) => ({
        value: id,
        label: (
          <span className="colleague">
            <span className="colleague-name">{displayName}</span>
            <span className="part-note">{label('role', role)}</span>
            <meter className="colleague-load" min={0} max={most} value={openCases} aria-hidden="true" />
            <span className="figures">{acting.openCases(openCases)}</span>
          </span>
        ),
      }))}
    />
  );
}

export function InstitutionPicker({ labelId, value, onPick }: PickerProps) {
  const { acting } = useActWords();
  const label = useLabels();
  const listed = useEnumeration();
  const directory = useDirectory();
  if (directory.isError) return <FailureNote error={directory.error} onRetry={() => void directory.refetch()} />;
  const options = (directory.data?.institutions ?? []).map(({ id, name, kind, regionName, industries }) => ({
    value: id,
    label: name,
    words: `${name} ${regionName} ${industries.join(' ')}`,
    small: `${regionName} · ${label('kind', kind)}${industries.length > 0 ? ` · ${listed(industries)}` : ''}`,
  }));
  return (
    <Select
      aria-labelledby={labelId}
      className="act-select"
      loading={directory.isPending}
      value={value || null}
      placeholder={acting.institutionHint}
      showSearch={{ optionFilterProp: 'words' }}
      options={options}
      optionRender={({ data }) => (
        <span className="institution-option">
          {data.label}
          <small>{data.small}</small>
        </span>
      )}
      onChange={onPick}
    />
  );
}
