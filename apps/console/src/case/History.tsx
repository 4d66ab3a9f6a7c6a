import { Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CaseDetail, Offer, TimelineEntry } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { DueMark, StatusMark } from '../marks/marks.js';
import { dayWords, instantWords } from '../time/words.js';
import { EntryFacts } from './EntryFacts.js';
import { Section } from './Section.js';
import './history.css';
import './route.css';

export function Offers({ offers }: { readonly offers: readonly Offer[] }) {
  const { offers: words } = useCaseWords();
  return (
    <Section name="offers">
      {offers.length === 0 ? (
        <p className="part-note">{words.none}</p>
      ) : (
        <ol className="offers">
          {offers.map((offer) => (
            <OfferLine key={offer.id} offer={offer} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function OfferLine({ offer }: { readonly offer: Offer }) {
  const { offers: words } = useCaseWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <li>
      <span className={`offer-state offer-${offer.state}`}>{label('offerState', offer.state)}</span>
      <div>
        <p>
          {offer.from?.name ?? words.network} <span aria-hidden="true">→</span> <strong>{offer.to.name}</strong>
          <small>{label('offerKind', offer.kind)}</small>
        </p>
        <p className="part-note figures">
          {words.offeredAt} {instantWords(offer.offeredAt, language)}
          {' · '}
          {offer.answeredAt
            ? `${words.answeredAt} ${instantWords(offer.answeredAt, language)}`
            : `${words.answerBy} ${dayWords(offer.answerBy, language)}`}
        </p>
        {offer.returnReason && <p>{label('reason', offer.returnReason)}</p>}
        {offer.note && <p className="prose">{offer.note}</p>}
      </div>
      {offer.state === 'offered' && <DueMark dueOn={offer.answerBy} />}
    </li>
  );
}

export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const { timeline: words } = useCaseWords();
  const [order, setOrder] = useState<'newest' | 'oldest'>('newest');
  const sorted = [...entries].sort((one, other) => (order === 'newest' ? other.seq - one.seq : one.seq - other.seq));
  const switcher = (
    <Segmented
      size="small"
      value={order}
      onChange={setOrder}
      options={[
        { value: 'newest', label: words.newest },
        { value: 'oldest', label: words.oldest },
      ]}
    />
  );
  return (
    <Section name="timeline" aside={entries.length > 1 && switcher}>
      {entries.length === 0 && <p className="part-note">{words.none}</p>}
      <ol className="timeline">
        {sorted.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
    </Section>
  );
}

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const label = useLabels();
  const language = useLanguage();
  const who = [entry.actorName ?? label('actor', entry.actorKind), entry.institutionName].filter(Boolean).join(' · ');
  return (
    <li>
      <time dateTime={entry.at} className="figures">
        {instantWords(entry.at, language)}
      </time>
      <div>
        <p className="timeline-act">
          <strong>{label('act', entry.act)}</strong>
          <StatusMark status={entry.toStatus} />
        </p>
        <p className="part-note">{who}</p>
        <EntryFacts entry={entry} />
      </div>
    </li>
  );
}

export function Documents({ file }: { readonly file: CaseDetail }) {
  const { documents: words } = useCaseWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <Section name="documents">
      {file.documents.length === 0 && <p className="part-note">{words.none}</p>}
      <ul className="documents">
        {file.documents.map((document) => (
          <li key={document.id}>
            <Link to={`/cases/${file.caseNo}/documents/${document.id}`}>{label('document', document.kind)}</Link>
            <span className="part-note">
              {document.institutionName} <span className="figures">{instantWords(document.issuedAt, language)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
