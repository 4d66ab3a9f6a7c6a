import { useState } from 'react';
import type { CaseDetail, Party } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { usePrivacyWords } from '../language/privacyWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useWords } from '../language/useWords.js';
import { dayWords } from '../time/words.js';
import { amountOf, type Facts, partOf, partsOf, textOf, textsOf } from './facts.js';
import { type Fact, FactList, Section } from './Section.js';
import { Unmask } from './Unmask.js';
import { useRegionNames } from './useCase.js';

interface FileProps {
  readonly file: CaseDetail;
}

export function Story({ file }: FileProps) {
  const { story } = useCaseWords();
  const label = useLabels();
  const listed = useEnumeration();
  return (
    <Section name="story">
      <h3>{story.facts}</h3>
      <p className="prose">{file.facts || story.none}</p>
      <h3>{story.demand}</h3>
      <p className="prose">{file.demand || story.none}</p>
      <FactList
        facts={[
          { name: story.matters, value: listed(file.matters.map((matter) => label('matter', matter))) },
          ...useCircumstances(file.circumstances),
        ]}
      />
    </Section>
  );
}

function useCircumstances(circumstances: Facts): Fact[] {
  const { story } = useCaseWords();
  const { yes, no } = useWords();
  const label = useLabels();
  const language = useLanguage();
  const listed = useEnumeration();
  const external = partOf(circumstances, 'externalDeadline');
  const dueOn = external && textOf(external, 'dueOn');
  const proceedings = partsOf(circumstances, 'otherProceedings').map((one) =>
    [label('body', textOf(one, 'body')), textOf(one, 'number'), label('proceeding', textOf(one, 'status'))]
      .filter(Boolean)
      .join(' · '),
  );
  const consents = partOf(circumstances, 'consents');
  return [
    {
      name: story.external,
      value: external && dueOn && `${label('external', textOf(external, 'kind'))} · ${dayWords(dueOn, language)}`,
    },
    { name: story.other, value: listed(proceedings) },
    {
      name: story.attachments,
      value: listed(textsOf(circumstances, 'attachments').map((tag) => label('missing', tag))),
    },
    { name: story.chosen, value: textOf(circumstances, 'chosenInstitution') },
    { name: story.share, value: consents && (consents['shareWithCoHandlers'] === true ? yes : no) },
  ];
}

export function Rights({ file }: FileProps) {
  const { rights } = useCaseWords();
  const label = useLabels();
  return (
    <Section name="rights">
      <ul className="plain-list">
        {file.rights.map((right, order) => (
          <li key={`${right.type} ${right.number ?? order}`}>
            <strong>{right.title ?? rights.unnamed}</strong>
            <FactList
              facts={[
                { name: rights.type, value: label('ipType', right.type) },
                { name: rights.number, value: right.number && <span className="figures">{right.number}</span> },
                { name: rights.industry, value: right.industry },
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Acts({ file }: FileProps) {
  const { acts: words, story } = useCaseWords();
  const label = useLabels();
  const regionName = useRegionNames();
  const listed = useEnumeration();
  const { acts } = file;
  const loss = amountOf(acts, 'lossCny');
  const places = partsOf(acts, 'places').map((place) => {
    const stage = textOf(place, 'stage');
    return regionName(textOf(place, 'regionCode')) + (stage ? `（${label('stage', stage)}）` : '');
  });
  return (
    <Section name="acts">
      <FactList
        facts={[
          { name: words.mode, value: label('mode', textOf(acts, 'mode')) },
          { name: words.places, value: listed(places) },
          { name: words.platform, value: textOf(acts, 'platform') },
          { name: words.event, value: textOf(acts, 'event') },
          { name: words.country, value: textOf(acts, 'country') },
          { name: story.loss, value: loss !== null && `¥ ${loss.toLocaleString('zh-CN')}` },
          { name: words.description, value: textOf(acts, 'description') },
        ]}
      />
    </Section>
  );
}

export function Parties({ file }: FileProps) {
  const { parties } = useCaseWords();
  const { unmask } = usePrivacyWords();
  const [inFull, setInFull] = useState<readonly Party[] | null>(null);
  const aside = inFull ? (
    <span className="part-note">{unmask.shown}</span>
  ) : (
    <>
      <span className="part-note">{parties.masked}</span>
      {file.relation !== 'offered' && <Unmask caseNo={file.caseNo} onShown={setInFull} />}
    </>
  );
  return (
    <Section name="parties" aside={aside}>
      <ul className="parties">
        {(inFull ?? file.parties).map((party, order) => (
          <PartyCard key={`${party.side} ${order}`} party={party} />
        ))}
      </ul>
    </Section>
  );
}

function PartyCard({ party }: { readonly party: Party }) {
  const { parties } = useCaseWords();
  const label = useLabels();
  const kinds = [
    label('partyKind', party.kind),
    party.role && label('partyRole', party.role),
    party.sme && parties.sme,
  ];
  return (
    <li>
      <span className="party-side">{label('side', party.side)}</span>
      <strong>{party.name}</strong>
      <span className="part-note">{kinds.filter(Boolean).join(' · ')}</span>
      <FactList
        facts={[
          { name: parties.region, value: party.regionName ?? party.regionCode },
          { name: party.idType ? label('idType', party.idType) : parties.idNumber, value: party.idNumber },
          { name: parties.contact, value: party.contactName },
          { name: parties.mobile, value: party.mobile },
          { name: parties.email, value: party.email },
          { name: parties.address, value: party.address },
        ]}
      />
    </li>
  );
}
