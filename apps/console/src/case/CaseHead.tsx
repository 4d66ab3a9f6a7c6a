import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import type { CaseDetail } from '../api/shapes.js';
import { useCaseWords } from '../language/caseWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import { CaseMarks, DueMark, StatusMark } from '../marks/marks.js';
import { instantWords } from '../time/words.js';
import { SECTIONS } from './Section.js';

/** Number, status and clocks, always in sight; below it the way to each part of the file. */
export function CaseHead({ file, onBack }: { readonly file: CaseDetail; readonly onBack: () => void }) {
  const words = useCaseWords();
  const { list } = useWords();
  return (
    <header className="case-head">
      <div className="case-head-line">
        <Button type="text" icon={<ArrowLeftOutlined />} aria-label={words.back} title={words.back} onClick={onBack} />
        <div className="case-head-title">
          <h1 className={file.title ? undefined : 'faint'}>{file.title ?? list.noTitle}</h1>
          <Identity file={file} />
        </div>
        <div className="case-head-state">
          <StatusMark status={file.status} />
          <DueMark dueOn={file.dueOn} overdue={file.overdue} />
        </div>
      </div>
      <nav className="case-parts">
        {SECTIONS.map((name) => (
          <a key={name} href={`#${name}`}>
            {words.sections[name]}
          </a>
        ))}
      </nav>
    </header>
  );
}

function Identity({ file }: { readonly file: CaseDetail }) {
  const words = useCaseWords();
  const { copy, copied } = useWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <p className="case-identity">
      <Typography.Text className="figures" copyable={{ tooltips: [copy, copied] }}>
        {file.caseNo}
      </Typography.Text>
      <CaseMarks urgent={file.urgent} confidential={file.confidential} />
      <span>{words.version(file.version)}</span>
      <span>{label('ipType', file.ipType)}</span>
      <span className="figures">
        {words.received} {instantWords(file.receivedAt, language)}
      </span>
      <span>{label('channel', file.channel)}</span>
    </p>
  );
}
