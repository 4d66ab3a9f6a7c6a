import { Button } from 'antd';
import type { CaseDetail } from '../../api/shapes.js';
import { useCaseWords } from '../../language/caseWords.js';
import { useLabels } from '../../language/useCodes.js';
import { useWords } from '../../language/useWords.js';
import { DueMark } from '../../marks/marks.js';
import { FactList } from '../Section.js';
import { actCode, primaryActOf } from './actForm.js';

interface ActPanelProps {
  readonly file: CaseDetail;
  readonly openAct: string | null;
  readonly onOpen: (act: string) => void;
}

/** What can be done now, the usual next step first; beneath it whose case this is and what is due next. */
export function ActPanel({ file, openAct, onOpen }: ActPanelProps) {
  return (
    <div className="rail">
      <ActButtons file={file} openAct={openAct} onOpen={onOpen} />
      <Standing file={file} />
    </div>
  );
}

function ActButtons({ file, openAct, onOpen }: ActPanelProps) {
  const { acting, hints } = useCaseWords();
  const label = useLabels();
  const primary = primaryActOf(file);
  if (!primary) return <p className="rail-none">{acting.none}</p>;
  const hint = hints[actCode(primary.act)];
  const others = file.allowedActs.filter(({ act }) => act !== primary.act);
  return (
    <div className="rail-acts" role="group" aria-label={acting.heading}>
      <Button
        type="primary"
        size="large"
        block
        aria-expanded={openAct === primary.act}
        onClick={() => onOpen(primary.act)}
      >
        {label('act', primary.act)}
      </Button>
      {hint && <p className="rail-hint">{hint}</p>}
      {others.length > 0 && (
        <div className="rail-others">
          {others.map(({ act }) => (
            <Button key={act} aria-expanded={openAct === act} onClick={() => onOpen(act)}>
              {label('act', act)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function Standing({ file }: { readonly file: CaseDetail }) {
  const words = useCaseWords();
  const { list } = useWords();
  const label = useLabels();
  const running = file.clocks.deadlines.filter(({ satisfiedAt }) => !satisfiedAt);
  return (
    <div className="rail-standing">
      <FactList
        facts={[
          { name: words.turn, value: label('owner', file.clocks.owner) },
          ...running.map(({ kind, dueOn, warnOn }) => ({
            name: label('deadline', kind),
            value: <DueMark dueOn={dueOn} warnOn={warnOn} />,
          })),
          { name: words.holder, value: file.holder?.name ?? list.nobody },
          { name: words.queue, value: file.holder ? null : file.queueName },
          { name: words.handler, value: file.handlerName ?? list.unassigned },
          { name: words.coHandlers, value: file.coHandlers.map(({ name }) => name).join('、') },
          { name: words.relation, value: file.relation && label('relation', file.relation) },
        ]}
      />
    </div>
  );
}
