import { Button, Select, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import type { Institution } from '../api/shapes.js';
import { useNetworkWords } from '../language/networkWords.js';
import { codesOf, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { HeadRow } from '../marks/HeadRow.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { SearchField } from '../marks/SearchField.js';
import { dayWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import { InstitutionLine } from './InstitutionLine.js';
import { type Limit, usualLimits, usualStart } from './limits.js';
import { LimitList } from './LimitList.js';
import { type DirectoryQuestion, matching } from './match.js';
import { provincesOf } from './provinces.js';
import { useDirectory } from './useDirectory.js';
import './network.css';

const NOTHING: DirectoryQuestion = { text: '', kind: null, ipType: null, province: null };

/** Who is in the network, what they take, and how sure the directory is of it. */
export function NetworkPage() {
  const { directory: words } = useNetworkWords();
  const { list } = useWords();
  const language = useLanguage();
  const directory = useDirectory();
  const [question, setQuestion] = useState(NOTHING);
  const institutions = directory.data?.institutions;
  const shown = useMemo(() => matching(institutions ?? [], question), [institutions, question]);
  if (directory.isPending) return <Skeleton active className="network" paragraph={{ rows: 12 }} />;
  if (!directory.data || !institutions)
    return <FailureNote error={directory.error} onRetry={() => void directory.refetch()} />;
  const start = usualStart(institutions);
  return (
    <Page
      title={words.title}
      beside={
        <>
          {words.count(shown.length, institutions.length)} · {words.version(directory.data.version)}
          {start && ` · ${words.validFrom(dayWords(start, language))}`}
        </>
      }
      lead={
        <>
          {words.limits} <LimitList limits={usualLimits(institutions)} />
        </>
      }
      head={<DirectoryFilters question={question} regionCodes={institutions} onAsk={setQuestion} />}
      className="network"
    >
      {shown.length === 0 ? (
        <EmptyNote title={words.none} hint={words.noneHint}>
          <Button onClick={() => setQuestion(NOTHING)}>{list.clear}</Button>
        </EmptyNote>
      ) : (
        <InstitutionTable rows={shown} usual={usualLimits(institutions)} start={start} />
      )}
    </Page>
  );
}

interface InstitutionTableProps {
  readonly rows: readonly Institution[];
  readonly usual: readonly Limit[];
  readonly start: string | null;
}

function InstitutionTable({ rows, usual, start }: InstitutionTableProps) {
  const { directory: words } = useNetworkWords();
  return (
    <table className="institutions">
      <HeadRow names={[words.name, words.region, words.industries, words.ipTypes, words.provenance]} />
      <tbody>
        {rows.map((institution) => (
          <InstitutionLine key={institution.id} institution={institution} usual={usual} start={start} />
        ))}
      </tbody>
    </table>
  );
}

interface DirectoryFiltersProps {
  readonly question: DirectoryQuestion;
  readonly regionCodes: readonly { readonly regionCode: string; readonly regionName: string }[];
  readonly onAsk: (question: DirectoryQuestion) => void;
}

function DirectoryFilters({ question, regionCodes, onAsk }: DirectoryFiltersProps) {
  const { directory: words } = useNetworkWords();
  const label = useLabels();
  const provinces = useMemo(() => provincesOf(regionCodes), [regionCodes]);
  const pick = (
    name: 'kind' | 'ipType' | 'province',
    placeholder: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      className="filters-code"
      value={question[name]}
      placeholder={placeholder}
      aria-label={placeholder}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      options={options}
      onChange={(value: string | undefined) => onAsk({ ...question, [name]: value ?? null })}
    />
  );
  return (
    <div className="filters" role="search">
      <SearchField
        className="filters-text"
        words={words.find}
        value={question.text}
        onType={(text) => onAsk({ ...question, text })}
      />
      {pick(
        'province',
        words.province,
        provinces.map(({ code, name }) => ({ value: code, label: name })),
      )}
      {pick(
        'kind',
        words.kind,
        codesOf('kind').map((code) => ({ value: code, label: label('kind', code) })),
      )}
      {pick(
        'ipType',
        words.ipType,
        codesOf('ipType').map((code) => ({ value: code, label: label('ipType', code) })),
      )}
    </div>
  );
}
