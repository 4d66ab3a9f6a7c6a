import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { AllowedAct, CaseDetail } from '../../api/shapes.js';
import { useCaseWords } from '../../language/caseWords.js';
import { useActWords } from '../../language/actWords.js';
import { useEnumeration, useLabels } from '../../language/useCodes.js';
import { useWords } from '../../language/useWords.js';
import { DueMark } from '../../marks/marks.js';
import { FactList } from '../Section.js';
import { actCode } from './actForm.js';
import { arrange } from './arrangement.js';

interface ActPanelProps {
  readonly file: CaseDetail;
  readonly openAct: string | null;
  readonly onOpen: (act: string) => void;
}

/** What can be done now, the usual next step first. */
export function ActPanel({ file, openAct, onOpen }: ActPanelProps) {
  const { acting, hints } = useActWords();
  const label = useLabels();
  const { primary, near, far } = arrange(file);
  if (file.allowedActs.length === 0) return <p className="rail-none">{acting.none}</p>;
  const hint = primary && hints[actCode(primary.act)];
  return (
    <div className="rail-acts" role="group" aria-label={acting.heading}>
      {primary && (
        <Button
          type="primary"
          size="large"
          block
          aria-expanded={openAct === primary.act}
          onClick={() => onOpen(primary.act)}
        >
          {label('act', primary.act)}
        </Button>
      )}
      {hint && <p className="rail-hint">{hint}</p>}
      <div className="rail-others">
        {near.map(({ act }) => (
          <Button key={act} aria-expanded={openAct === act} onClick={() => onOpen(act)}>
            {label('act', act)}
          </Button>
        ))}
        <MoreActs acts={far} onOpen={onOpen} />
      </div>
    </div>
  );
}

/** The same where there is one column: within reach of the thumb, whatever part of the file is on the screen. */
export function ActBar({ file, onOpen }: Omit<ActPanelProps, 'openAct'>) {
  const label = useLabels();
  const { primary, near, far } = arrange(file);
  const first = primary ?? near[0];
  if (!first) return null;
  const rest = [...near, ...far].filter((one) => one !== first);
  return (
    <div className="act-bar">
      <Button type={primary ? 'primary' : 'default'} size="large" block onClick={() => onOpen(first.act)}>
        {label('act', first.act)}
      </Button>
      <MoreActs acts={rest} onOpen={onOpen} isLarge />
    </div>
  );
}

interface MoreActsProps {
  readonly acts: readonly AllowedAct[];
  readonly onOpen: (act: string) => void;
  readonly isLarge?: boolean;
}

function MoreActs({ acts, onOpen, isLarge }: MoreActsProps) {
  const { acting } = useActWords();
  const label = useLabels();
  if (acts.length === 0) return null;
  const items = acts.map(({ act }) => ({ key: act, label: label('act', act) }));
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => onOpen(key) }}>
      <Button type={isLarge ? 'default' : 'text'} size={isLarge ? 'large' : 'middle'}>
        {acting.more}
        <DownOutlined />
      </Button>
    </Dropdown>
  );
}

/** Whose case this is, whose turn it is, and what is due next. */
export function Standing({ file }: { readonly file: CaseDetail }) {
  const words = useCaseWords();
  const { list } = useWords();
  const label = useLabels();
  const listed = useEnumeration();
  const offered = file.offers.find(({ state }) => state === 'offered');
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
          { name: words.offeredTo, value: offered?.to.name },
          { name: words.queue, value: file.holder ? null : file.queueName },
          { name: words.handler, value: file.holder && (file.handlerName ?? list.unassigned) },
          { name: words.coHandlers, value: listed(file.coHandlers.map(({ name }) => name)) },
          { name: words.relation, value: file.relation && label('relation', file.relation) },
        ]}
      />
    </div>
  );
}
