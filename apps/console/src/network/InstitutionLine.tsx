import type { Institution } from '../api/shapes.js';
import { useNetworkWords } from '../language/networkWords.js';
import { codesOf, useEnumeration, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { dayWords } from '../time/words.js';
import { type Limit, ownLimits } from './limits.js';
import { LimitList } from './LimitList.js';

interface InstitutionLineProps {
  readonly institution: Institution;
  /** Limits that nearly everybody has; only others are named in the line. */
  readonly usual: readonly Limit[];
  /** The day from which nearly every entry holds. */
  readonly start: string | null;
}

/** One institution; what is not known is said to be not known rather than left blank. */
export function InstitutionLine({ institution, usual, start }: InstitutionLineProps) {
  const { directory: words } = useNetworkWords();
  const label = useLabels();
  const { name, kind, regionName, phone } = institution;
  const own = ownLimits(institution.limits, usual);
  return (
    <tr>
      <td>
        <span className="institution-name">{name}</span>
        <span className="cases-sub">
          {label('kind', kind)}
          {phone && <span className="figures"> · {phone}</span>}
        </span>
      </td>
      <td data-label={words.region}>{regionName}</td>
      <td data-label={words.industries}>
        <Industries names={institution.industries} />
      </td>
      <td data-label={words.ipTypes}>
        <TypeWords types={institution.ipTypes} />
        {own.length > 0 && (
          <span className="cases-sub">
            {words.ownLimits} <LimitList limits={own} />
          </span>
        )}
      </td>
      <td data-label={words.provenance}>
        <Provenance institution={institution} start={start} />
      </td>
    </tr>
  );
}

function Industries({ names }: { readonly names: readonly string[] }) {
  const { directory: words } = useNetworkWords();
  if (names.length === 0) return <span className="faint">{words.noIndustries}</span>;
  return (
    <span className="tags">
      {names.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </span>
  );
}

/** Most institutions take nearly everything: that is said in words instead of fifteen names. */
function TypeWords({ types }: { readonly types: readonly string[] }) {
  const { directory: words } = useNetworkWords();
  const label = useLabels();
  const listed = useEnumeration();
  const all = codesOf('ipType').filter((code) => code !== 'none');
  const lacking = all.filter((code) => !types.includes(code));
  if (types.length === 0) return <span className="faint">{words.noTypes}</span>;
  if (lacking.length === 0) return words.allTypes;
  if (lacking.length === 1 && lacking[0] === 'data_ip') return words.exceptData;
  return listed(types.map((code) => label('ipType', code)));
}

const isAddress = (source: string): boolean => /^https?:\/\//.test(source);

function Provenance({ institution, start }: Omit<InstitutionLineProps, 'usual'>) {
  const { directory: words } = useNetworkWords();
  const label = useLabels();
  const language = useLanguage();
  const { provenance, source, validFrom } = institution;
  return (
    <>
      <span className={`provenance provenance-${provenance.replace(' ', '-')}`}>{label('provenance', provenance)}</span>
      <span className="cases-sub">
        {validFrom && validFrom !== start && words.validFrom(dayWords(validFrom, language))}{' '}
        {source && isAddress(source) && (
          <a href={source} target="_blank" rel="noreferrer noopener">
            {words.source}
          </a>
        )}
      </span>
    </>
  );
}
