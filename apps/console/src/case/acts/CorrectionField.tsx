import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { readRegions } from '../../api/calls.js';
import { useRouteWords } from '../../language/routeWords.js';
import { codesOf, useLabels } from '../../language/useCodes.js';
import { useDirectory } from '../../network/useDirectory.js';
import { useRegionNames } from '../useCase.js';
import { type Correctable, readCorrectable } from './correction.js';

interface CorrectionFieldProps {
  /** The facts as they are written in the form, as text. */
  readonly value: string;
  readonly fault: string | null;
  readonly onText: (text: string) => void;
}

/** The facts that decided about the route, as they are on the file, to be put right one by one. */
export function CorrectionField({ value, fault, onText }: CorrectionFieldProps) {
  const { correction: words } = useRouteWords();
  const facts = readCorrectable(value);
  const write = (change: Partial<Correctable>) => onText(JSON.stringify({ ...facts, ...change }));
  return (
    <div className="act-field correction">
      <p className="part-note">{words.hint}</p>
      <Labelled words={words.region}>
        <RegionSelect
          value={facts.applicantRegion}
          none={words.offMainland}
          onPick={(applicantRegion) => write({ applicantRegion })}
        />
      </Labelled>
      <Places places={facts.places} onWrite={(places) => write({ places })} />
      <Labelled words={words.mode}>
        <CodeSelect kind="mode" value={facts.mode} onPick={(mode) => write({ mode })} />
      </Labelled>
      <Labelled words={words.matters}>
        <MatterSelect value={facts.matters} onPick={(matters) => write({ matters })} />
      </Labelled>
      <Rights rights={facts.rights} onWrite={(rights) => write({ rights })} />
      <Labelled words={words.chosen}>
        <ChosenSelect value={facts.chosenInstitution} onPick={(chosenInstitution) => write({ chosenInstitution })} />
      </Labelled>
      {fault && (
        <p className="act-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

function Labelled({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  return (
    <label className="correction-line">
      <span>{words}</span>
      {children}
    </label>
  );
}

function useRegionOptions() {
  const nameOf = useRegionNames();
  const regions = useQuery({
    queryKey: ['region options'],
    queryFn: ({ signal }) => readRegions(signal),
    staleTime: Infinity,
  });
  return (regions.data ?? []).map(({ code }) => ({ value: code, label: nameOf(code) }));
}

const bySaid = (input: string, option?: { readonly label: string; readonly value: string }): boolean =>
  `${option?.label ?? ''} ${option?.value ?? ''}`.includes(input.trim());

interface RegionSelectProps {
  readonly value: string | null;
  readonly none: string;
  readonly onPick: (code: string | null) => void;
}

function RegionSelect({ value, none, onPick }: RegionSelectProps) {
  const { correction: words } = useRouteWords();
  return (
    <Select
      className="act-select"
      value={value}
      allowClear
      placeholder={none}
      showSearch={{ filterOption: bySaid }}
      options={useRegionOptions()}
      notFoundContent={words.find}
      onChange={(code: string | undefined) => onPick(code ?? null)}
    />
  );
}

interface PlacesProps {
  readonly places: Correctable['places'];
  readonly onWrite: (places: Correctable['places']) => void;
}

function Places({ places, onWrite }: PlacesProps) {
  const { correction: words } = useRouteWords();
  const stageOf = (code: string) => places.find(({ regionCode }) => regionCode === code)?.stage ?? null;
  return (
    <Labelled words={words.places}>
      <Select
        mode="multiple"
        className="act-select"
        value={places.map(({ regionCode }) => regionCode)}
        placeholder={words.find}
        showSearch={{ filterOption: bySaid }}
        options={useRegionOptions()}
        onChange={(codes: string[]) => onWrite(codes.map((regionCode) => ({ regionCode, stage: stageOf(regionCode) })))}
      />
    </Labelled>
  );
}

interface CodeSelectProps {
  readonly kind: 'mode' | 'ipType';
  readonly value: string;
  readonly onPick: (code: string) => void;
}

function CodeSelect({ kind, value, onPick }: CodeSelectProps) {
  const label = useLabels();
  const options = codesOf(kind).map((code) => ({ value: code, label: label(kind, code) }));
  return <Select className="act-select" value={value} options={options} onChange={onPick} />;
}

interface MatterSelectProps {
  readonly value: readonly string[];
  readonly onPick: (codes: string[]) => void;
}

function MatterSelect({ value, onPick }: MatterSelectProps) {
  const label = useLabels();
  const options = codesOf('matter').map((code) => ({ value: code, label: label('matter', code) }));
  return <Select mode="multiple" className="act-select" value={[...value]} options={options} onChange={onPick} />;
}

interface RightsProps {
  readonly rights: Correctable['rights'];
  readonly onWrite: (rights: Correctable['rights']) => void;
}

function Rights({ rights, onWrite }: RightsProps) {
  const { correction: words } = useRouteWords();
  const change = (at: number, part: Partial<Correctable['rights'][number]>) =>
    onWrite(rights.map((right, index) => (index === at ? { ...right, ...part } : right)));
  return rights.map((right, at) => (
    <div key={`${at + 1}`} className="correction-right">
      <Labelled words={words.right(at + 1)}>
        <CodeSelect kind="ipType" value={right.type} onPick={(type) => change(at, { type })} />
      </Labelled>
      <Labelled words={words.industry}>
        <Input
          value={right.industry ?? ''}
          maxLength={60}
          onChange={({ target }) => change(at, { industry: target.value.trim() === '' ? null : target.value })}
        />
      </Labelled>
    </div>
  ));
}

interface ChosenSelectProps {
  readonly value: string | null;
  readonly onPick: (id: string | null) => void;
}

function ChosenSelect({ value, onPick }: ChosenSelectProps) {
  const { correction: words } = useRouteWords();
  const directory = useDirectory();
  const options = (directory.data?.institutions ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known = options.find((option) => option.value === value || option.label === value);
  return (
    <Select
      className="act-select"
      value={known?.value ?? value}
      allowClear
      loading={directory.isPending}
      placeholder={words.noChoice}
      showSearch={{ filterOption: bySaid }}
      options={options}
      onChange={(id: string | undefined) => onPick(id ?? null)}
    />
  );
}
