import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { IssuedDocument } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { shanghaiDay } from '../time/days.js';
import { dayWords } from '../time/words.js';
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

function Sheet({ document, caseNo }: { readonly document: IssuedDocument; readonly caseNo: string }) {
  const { documents: words } = useCaseWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <article className="sheet">
      <header>
        {document.institutionName && <p className="sheet-from">{document.institutionName}</p>}
        <h1>{label('document', document.kind)}</h1>
        <p className="sheet-no figures">
          {words.caseNo} {caseNo}
        </p>
      </header>
      {document.paragraphs.map((paragraph, order) => (
        <p key={order}>{paragraph}</p>
      ))}
      <footer>
        {document.institutionName && <p>{document.institutionName}</p>}
        <p className="figures">{dayWords(shanghaiDay(new Date(document.issuedAt)), language)}</p>
      </footer>
    </article>
  );
}
