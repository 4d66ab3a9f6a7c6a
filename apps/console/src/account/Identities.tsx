import { Button } from 'antd';
import { linkIdentity, type OwnAccount, unlinkIdentity } from '../api/accountCalls.js';
import { useAccountWords } from './accountWords.js';
import { Part } from './Part.js';
import { useAttempt } from './useAttempt.js';

interface IdentitiesProps {
  readonly account: OwnAccount;
  readonly onChanged: () => void;
}

/** Who one is at the identity provider; only where there is one, or was. */
export function Identities({ account, onChanged }: IdentitiesProps) {
  const { identities: words } = useAccountWords();
  const { isBusy, fault, attempt } = useAttempt();
  const { openIdLabel, identities } = account;
  if (!openIdLabel && identities.length === 0) return null;
  const unlink = (id: string) =>
    void attempt(async () => {
      await unlinkIdentity(id);
      onChanged();
    });
  return (
    <Part
      title={words.title}
      hint={words.hint}
      fault={fault}
      aside={
        openIdLabel && (
          <Button loading={isBusy} onClick={() => void attempt(linkIdentity)}>
            {words.link(openIdLabel)}
          </Button>
        )
      }
    >
      {identities.length === 0 ? (
        <p className="part-note">{words.none}</p>
      ) : (
        <ul className="account-lines">
          {identities.map((one) => (
            <li key={one.id}>
              <div>
                <strong>{one.subject}</strong>
                <p className="part-note">{one.issuer}</p>
              </div>
              <Button size="small" onClick={() => unlink(one.id)}>
                {words.unlink}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
