import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { lookAt } from '../api/accountCalls.js';
import { typed } from '../account/typed.js';
import { useAttempt } from '../account/useAttempt.js';
import { Page } from '../workspace/Page.js';
import { useKeepingWords } from './keepingWords.js';
import '../case/parts.css';
import '../account/account.css';

/** A superior looks at a confidential file: with a reason, for a day, and seen by those who hold it. */
export function LookPage() {
  const { look: words } = useKeepingWords();
  const navigate = useNavigate();
  const { isBusy, fault, attempt } = useAttempt();
  const submit = async (given: FormData) => {
    const caseNo = typed(given, 'caseNo').trim().toUpperCase();
    if (
      await attempt(
        () => lookAt(caseNo, typed(given, 'reason').trim()),
        ({ faults }) => faults[0]?.message ?? null,
      )
    )
      await navigate(`/cases/${caseNo}`);
  };
  return (
    <Page title={words.title} lead={words.hint} className="account">
      <section className="part">
        <div role="alert">{fault && <p className="account-fault">{fault}</p>}</div>
        <form
          className="plain-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit(new FormData(event.currentTarget));
          }}
        >
          <label className="plain-field">
            <span>{words.caseNo}</span>
            <input name="caseNo" required placeholder="WY26-…" spellCheck={false} autoComplete="off" />
          </label>
          <label className="plain-field">
            <span>{words.reason}</span>
            <textarea name="reason" required minLength={4} maxLength={500} />
          </label>
          <div className="plain-acts">
            <Button type="primary" htmlType="submit" loading={isBusy}>
              {words.open}
            </Button>
          </div>
        </form>
      </section>
    </Page>
  );
}
