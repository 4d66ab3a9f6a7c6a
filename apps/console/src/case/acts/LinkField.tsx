import { Radio } from 'antd';
import { useActWords } from '../../language/actWords.js';
import { useWords } from '../../language/useWords.js';
import { type FieldProps, Shell } from './Shell.js';

/** Which of the cases that share marks with this one: where it is, never what it says. */
export function LinkField({ file, draft, fault, onWrite }: FieldProps) {
  const { acting } = useActWords();
  const { list } = useWords();
  return (
    <Shell words={acting.link} hint={acting.linkHint} fault={fault}>
      {(labelId) =>
        file.links.length === 0 ? (
          <p className="part-note">{acting.linkNone}</p>
        ) : (
          <Radio.Group
            aria-labelledby={labelId}
            className="act-choices"
            value={draft.link}
            options={file.links.map(({ id, kind, state, heldBy, caseNo }) => ({
              value: id,
              label: [acting.linkKind[kind], heldBy ?? list.nobody, caseNo, acting.linkState[state]]
                .filter(Boolean)
                .join(' · '),
            }))}
            onChange={(event) => onWrite({ link: String(event.target.value) })}
          />
        )
      }
    </Shell>
  );
}
