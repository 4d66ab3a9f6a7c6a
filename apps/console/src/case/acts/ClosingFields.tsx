import { Radio } from 'antd';
import { useActWords } from '../../language/actWords.js';
import { codesOf, useLabels } from '../../language/useCodes.js';
import { type FieldProps, Shell } from './Shell.js';

/** How the applicant was reached on the return visit. */
export function WayField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <Shell words={acting.reachedBy} fault={fault}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          className="act-choices act-choices-pair"
          value={draft.reachedBy}
          options={codesOf('visitWay').map((code) => ({ value: code, label: label('visitWay', code) }))}
          onChange={(event) => onWrite({ reachedBy: String(event.target.value) })}
        />
      )}
    </Shell>
  );
}

const SCORES = ['5', '4', '3', '2', '1'];

/** What the applicant said on the telephone, best first. */
export function ScoreField({ draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const label = useLabels();
  return (
    <Shell words={acting.score} hint={acting.scoreHint} fault={fault}>
      {(labelId) => (
        <Radio.Group
          aria-labelledby={labelId}
          className="act-choices"
          value={draft.score}
          options={SCORES.map((code) => ({ value: code, label: label('score', code) }))}
          onChange={(event) => onWrite({ score: String(event.target.value) })}
        />
      )}
    </Shell>
  );
}
