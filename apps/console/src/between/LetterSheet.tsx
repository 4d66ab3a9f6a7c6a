import type { Letter } from '../api/between.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { dayWords } from '../time/words.js';
import '../case/document.css';
import './letter.css';

/** A letter of referral as it is printed on A4, with a slip to tear off and send back. */
export function LetterSheet({ letter: view }: { readonly letter: Letter }) {
  const { letter: words, kind, secrecy } = useBetweenWords();
  const label = useLabels();
  const language = useLanguage();
  const { letter } = view;
  const opening = { referral: words.opening, clue: words.openingClue, abroad: words.openingAbroad }[letter.kind];
  const rows: [string, string | null | undefined][] = [
    [words.caseNo, letter.caseNo],
    [
      words.parties,
      letter.parties
        .map(({ side, name, region }) => `${words.sides[side] ?? side}：${name}${region ? `（${region}）` : ''}`)
        .join('\n'),
    ],
    [
      words.right,
      letter.right &&
        [label('ipType', letter.right.type), letter.right.title, letter.right.number].filter(Boolean).join(' · '),
    ],
    [words.facts, letter.facts],
    [
      words.evidence,
      letter.evidence.length === 0
        ? words.noEvidence
        : letter.evidence
            .map(
              ({ name, tag, sha256 }, at) =>
                `${at + 1}. ${label('missing', tag)}：${name}（SHA-256 ${sha256.slice(0, 16)}…）`,
            )
            .join('\n'),
    ],
    [words.action, letter.action],
    [words.replyBy, dayWords(letter.replyBy, language)],
  ];
  return (
    <>
      <article className="sheet letter-sheet">
        <p className="letter-marks">
          <span>
            {words.secrecy} {secrecy[letter.secrecy]}
          </span>
          <span className="figures">
            {words.no} {letter.number}
          </span>
        </p>
        <header>
          <h1>{kind[letter.kind]}</h1>
        </header>
        <p className="sheet-greeting">{letter.to.name}：</p>
        <p className="sheet-text">{opening}</p>
        <table className="letter-table">
          <tbody>
            {rows
              .filter(([, value]) => value)
              .map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
          </tbody>
        </table>
        <p className="sheet-signature">
          {letter.from.name}
          {letter.from.contact ? `（${letter.from.contact}）` : ''}
        </p>
        <p className="sheet-signature">{dayWords(letter.issuedOn, language)}</p>
        <p className="letter-seal">
          {words.sealHint}
          <br />
          {words.seal} <span className="figures">{view.seal.split('.').at(-1)}</span>
        </p>
      </article>
      {letter.kind !== 'abroad' && <Slip view={view} />}
    </>
  );
}

function Slip({ view }: { readonly view: Letter }) {
  const { letter: words } = useBetweenWords();
  const { letter } = view;
  return (
    <article className="sheet letter-slip">
      <header>
        <h1>{words.slip}</h1>
      </header>
      <p className="sheet-greeting">{letter.from.name}：</p>
      <p className="sheet-text">{words.slipText(letter.number)}</p>
      {[words.slipTake, words.slipReturn, words.slipBy, words.slipPhone].map((line) => (
        <p key={line} className="letter-blank">
          <span>{line}</span>
          <i />
        </p>
      ))}
      <p className="sheet-signature">{letter.to.name}</p>
      <p className="sheet-signature">{words.slipDay}</p>
    </article>
  );
}
