import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment } from 'react';
import { Link, useParams } from 'react-router';
import type { IssuedDocument } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { useLabels } from '../language/useCodes.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { useTitle } from '../workspace/useTitle.js';
import { useCase } from './useCase.js';
import './document.css';

/** An issued document as a sheet of paper: what is on the screen is what is printed. */
export function DocumentPage() {
  const { caseNo = '', documentId } = useParams();
  const { documents: words } = useCaseWords();
  const label = useLabels();
  const { data, error, isPending, refetch } = useCase(caseNo);
  const document = data?.documents.find(({ id }) => id === documentId);
  useTitle(document ? label('document', document.kind) : caseNo);
  if (isPending) return null;
  if (!data) return <FailureNote error={error} onRetry={() => void refetch()} />;
  return (
    <div className="desk">
      <nav className="desk-bar">
        <Link to={`/cases/${caseNo}`}>
          <ArrowLeftOutlined /> {words.back}
        </Link>
        {document && (
          <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
            {words.print}
          </Button>
        )}
      </nav>
      {document ? <Sheet document={document} caseNo={caseNo} /> : <EmptyNote title={words.gone} />}
    </div>
  );
}

/** The paper as it was issued: its own words from salutation to date, only set as a letter is set. */
function Sheet({ document, caseNo }: { readonly document: IssuedDocument; readonly caseNo: string }) {
  const { documents: words } = useCaseWords();
  const label = useLabels();
  return (
    <article className="sheet">
      <header>
        <h1>{label('document', document.kind)}</h1>
        <p className="sheet-no figures">
          {words.caseNo} {caseNo}
        </p>
      </header>
      {document.paragraphs.map((paragraph, order) => (
        <p key={order} className={`sheet-${partOf(paragraph, document)}`}>
          {paragraph.split(caseNo).map((piece, place) => (
            <Fragment key={place}>
              {place > 0 && <span className="sheet-whole">{caseNo}</span>}
              {piece}
            </Fragment>
          ))}
        </p>
      ))}
    </article>
  );
}

const DATE = /^(\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} \p{L}+ \d{4}|\d{4}-\d{2}-\d{2})$/u;

/** Which part of a letter a paragraph is: whom it is to, who signs and when, or what it says. */
function partOf(paragraph: string, { institutionName }: IssuedDocument): 'greeting' | 'signature' | 'text' {
  if (/[：:,，]$/.test(paragraph) && paragraph.length < 60) return 'greeting';
  return paragraph === institutionName || DATE.test(paragraph) ? 'signature' : 'text';
}
