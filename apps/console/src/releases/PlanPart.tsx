import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { HandOverPlan } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { dayWords } from '../time/words.js';
import { Dialog } from '../workspace/Dialog.js';
import { InstitutionField } from './fields.js';
import type { PartProps } from './partProps.js';
import { useCurrentDirectory, useDoing } from './useRelease.js';

/** Who takes over which case of the institutions that close. A row can be given to somebody else before it is approved. */
export function PlanPart({ release }: PartProps) {
  const words = useReleaseWords();
  const { plan } = release;
  const directory = useCurrentDirectory();
  const { step, isBusy } = useDoing(release);
  const [chosen, setChosen] = useState<{ caseNo: string; institutionId: string | null } | null>(null);
  if (plan.total === 0) return <p className="releases-note">{words.plan.none}</p>;
  return (
    <>
      <p>{words.plan.hint(plan.total)}</p>
      <PlanTable
        plan={plan}
        onChoose={release.mayEdit ? (caseNo) => setChosen({ caseNo, institutionId: null }) : null}
      />
      {plan.rows.length < plan.total && (
        <p className="releases-note">{words.plan.shown(plan.rows.length, plan.total)}</p>
      )}
      <Dialog
        isOpen={chosen !== null}
        title={words.plan.choose}
        className="release-dialog"
        onClose={() => setChosen(null)}
      >
        <form
          className="release-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (chosen?.institutionId)
              step({ to: 'plan', body: { caseNo: chosen.caseNo, institutionId: chosen.institutionId } }, () =>
                setChosen(null),
              );
          }}
        >
          <InstitutionField
            words={`${words.plan.choose} · ${chosen?.caseNo ?? ''}`}
            value={chosen?.institutionId}
            institutions={directory.data?.institutions ?? []}
            onPick={(institutionId) => chosen && setChosen({ ...chosen, institutionId })}
          />
          <footer>
            <Button onClick={() => setChosen(null)}>{words.cancel}</Button>
            <Button type="primary" htmlType="submit" loading={isBusy} disabled={!chosen?.institutionId}>
              {words.save}
            </Button>
          </footer>
        </form>
      </Dialog>
    </>
  );
}

interface PlanTableProps {
  readonly plan: HandOverPlan;
  readonly onChoose: ((caseNo: string) => void) | null;
}

function PlanTable({ plan, onChoose }: PlanTableProps) {
  const { plan: words } = useReleaseWords();
  const label = useLabels();
  const language = useLanguage();
  return (
    <table className="release-table">
      <thead>
        <tr>
          {[words.caseNo, words.leaving, words.to, words.due, ''].map((head, at) => (
            <th key={at} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plan.rows.map((row) => (
          <tr key={row.caseNo}>
            <th scope="row">
              <Link to={`/cases/${row.caseNo}`} className="figures">
                {row.caseNo}
              </Link>
              <small>
                {label('status', row.status)} · {label('ipType', row.ipType)}
              </small>
            </th>
            <td data-label={words.leaving}>{row.leaving.name}</td>
            <td data-label={words.to}>
              {row.to?.name ?? row.toDesk} <small>{words.chosenBy[row.chosenBy]}</small>
            </td>
            <td data-label={words.due} className="figures">
              {row.dueOn ? dayWords(row.dueOn, language) : '—'}
            </td>
            <td>
              {onChoose && row.state === 'planned' ? (
                <Button size="small" onClick={() => onChoose(row.caseNo)}>
                  {words.choose}
                </Button>
              ) : (
                <span className={row.state === 'done' ? 'is-good' : 'faint'}>{words.state[row.state]}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
