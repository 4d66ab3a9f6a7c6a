import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { Filed } from '../api/types.js';
import { dayInWords, instantInWords } from '../days.js';
import { Link } from '../router.js';
import { lazy } from '../shell/lazy.js';
import { useTitle } from '../shell/title.js';
import { CopyButton } from '../ui/copy.js';
import { Icon } from '../ui/icons.js';
import { Notice } from '../ui/notice.js';
import { words } from '../words/index.js';
import { filedDraft, forgetFiled } from './file/form.js';

const FiledEvidence = lazy(async () => (await import('./evidence/filedEvidence.js')).FiledEvidence);

/** One of the two things to keep: large, in figures of one width, with a button that copies it. */
function Keep({ name, text }: { name: string; text: string }) {
  return (
    <div class="keep">
      <p class="label">{name}</p>
      <p class="keep-text">{text}</p>
      <CopyButton text={text} what={name} />
    </div>
  );
}

/** The signed receipt as a file that says what it is. The query code is not in it: the file may be passed on. */
function ReceiptLink({ filed }: { filed: Filed }) {
  const { filed: text } = words.value.file;
  const [address, setAddress] = useState<string | undefined>(undefined);
  const content = `${text.fileText(filed.caseNo, instantInWords(filed.receivedAt), dayInWords(filed.promise.examineBy))}${filed.receipt}\r\n`;
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([content], { type: 'text/plain;charset=utf-8' }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [content]);
  return (
    <a class="button" href={address} download={text.fileName(filed.caseNo)}>
      <Icon name="save" />
      {text.receipt}
    </a>
  );
}

function Forget() {
  const { filed: text } = words.value.file;
  const { site } = words.value;
  const asks = useSignal(false);
  if (!asks.value) {
    return (
      <p class="forget">
        <button
          type="button"
          class="link"
          onClick={() => {
            asks.value = true;
          }}
        >
          {text.done}
        </button>
        <span class="muted small">{text.doneNote}</span>
      </p>
    );
  }
  return (
    <p class="forget" role="alert">
      {text.doneSure}{' '}
      <button type="button" class="button quiet" onClick={forgetFiled}>
        {text.done}
      </button>
      <button
        type="button"
        class="button quiet"
        onClick={() => {
          asks.value = false;
        }}
      >
        {site.close}
      </button>
    </p>
  );
}

function Nothing() {
  const { file } = words.value;
  return (
    <div class="frame narrow page">
      <h1>{file.filed.gone}</h1>
      <p class="lead">{file.filed.goneText}</p>
      <Link to="/track" class="button strong">
        {file.filed.track}
      </Link>
    </div>
  );
}

export function FiledScreen() {
  const { filed: text } = words.value.file;
  useTitle(text.title);
  const done = filedDraft.value;
  if (!done) return <Nothing />;
  const { filed, isEarlierVersion } = done;
  return (
    <div class="frame narrow page filed">
      <h1>
        <span class="filed-mark">
          <Icon name="check" />
        </span>
        {text.title}
      </h1>
      <p class="lead">{text.lead}</p>
      {isEarlierVersion && <Notice tone="warn">{text.changed}</Notice>}
      <div class="keeps">
        <Keep name={text.caseNo} text={filed.caseNo} />
        <Keep name={text.queryCode} text={filed.queryCode} />
        <p class="once">
          <Icon name="alert" />
          {text.once}
        </p>
      </div>
      <div class="button-row">
        <ReceiptLink filed={filed} />
        <button
          type="button"
          class="button"
          onClick={() => {
            print();
          }}
        >
          <Icon name="print" />
          {text.print}
        </button>
      </div>
      <p class="small muted">{text.receiptNote}</p>
      <section class="promise-box">
        <h2>{text.promise}</h2>
        <p class="promise-day">{text.promiseText(dayInWords(filed.promise.examineBy))}</p>
        <p class="small">{text.promiseNote}</p>
        <p class="small muted">
          {text.received}
          {words.value.site.colon}
          {instantInWords(filed.receivedAt)}
        </p>
      </section>
      <FiledEvidence />
      <div class="button-row">
        <Link to={`/track?caseNo=${encodeURIComponent(filed.caseNo)}`} class="button strong">
          {text.track}
        </Link>
        <Link to="/file" class="button quiet">
          {text.another}
        </Link>
      </div>
      <Forget />
    </div>
  );
}
