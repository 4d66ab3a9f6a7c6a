import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { readEvidence } from '../../api/calls.js';
import type { Evidence, MaterialTag } from '../../api/types.js';
import { SelectField } from '../../ui/field.js';
import { Icon } from '../../ui/icons.js';
import { Spoken } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import { OutgoingLine } from './outgoingLine.js';
import { ReceivedLine } from './receivedLine.js';
import { UnfinishedFiles, useUnfinished } from './unfinished.js';
import { EXTENSIONS } from './upload.js';
import { createUploads } from './uploads.js';
import '../../styles/evidence.css';

const TAGS: readonly MaterialTag[] = [
  'infringement_evidence',
  'photo',
  'right_proof',
  'identity_proof',
  'official_notice',
  'power_of_attorney',
  'application_form',
  'call_record',
  'other',
];
const isTag = (code: string): code is MaterialTag => TAGS.some((tag) => tag === code);

/** What was asked for, and for which of it a file is there. Handing in is an act of its own. */
function AskedFiles({ asked, received }: { asked: readonly MaterialTag[]; received: readonly Evidence[] }) {
  const { evidence, codes } = words.value;
  return (
    <div class="asked-files">
      <h3>{evidence.asked}</h3>
      <ul>
        {asked.map((tag) => {
          const isThere = received.some((file) => file.tag === tag);
          return (
            <li key={tag}>
              {codes.material[tag]}{' '}
              <span class={isThere ? 'state good' : 'state warn'}>
                <Icon name={isThere ? 'check' : 'clock'} />
                {isThere ? evidence.provided : evidence.missing}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="small">{evidence.handIn}</p>
    </div>
  );
}

/** Which material, then which files; they start at once. Files may also be dropped here. */
function Chooser({ tag, onPick }: { tag: Signal<MaterialTag>; onPick: (files: readonly File[]) => void }) {
  const { evidence, codes } = words.value;
  const add = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onPick(Array.from(files));
  };
  return (
    <div
      class="chooser"
      onDragOver={(event) => {
        event.preventDefault();
      }}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer?.files);
      }}
    >
      <SelectField
        path="evidence.tag"
        label={evidence.tag}
        value={tag.value}
        options={TAGS.map((one) => [one, codes.material[one]] as const)}
        onPick={(picked) => {
          if (picked !== '') tag.value = picked;
        }}
      />
      <input
        type="file"
        id="evidence-files"
        class="unseen"
        multiple
        accept={EXTENSIONS.map((extension) => `.${extension}`).join(',')}
        aria-describedby="evidence-kinds"
        onChange={(event) => {
          add(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <label for="evidence-files" class="button">
        <Icon name="upload" />
        {evidence.pick}
      </label>
      <p class="small muted" id="evidence-kinds">
        {evidence.kinds}
      </p>
    </div>
  );
}

interface BoxProps {
  caseNo: string;
  /** The token that opens the case, or null when it cannot be had just now. */
  open: () => Promise<string | null>;
  /** A token that is there already: then what was received before is listed from the start. */
  token: string | null;
  /** What the institution asks for. */
  asked?: readonly string[];
  isClosed?: boolean;
  lead?: string;
  /** Changes whenever the case did: the list is read again. */
  version?: number;
  onReceived?: () => void;
}

function useReceived({ caseNo, token, version }: BoxProps) {
  const received = useSignal<readonly Evidence[]>([]);
  const hasFailed = useSignal(false);
  useEffect(() => {
    if (token === null) return undefined;
    let isCurrent = true;
    void readEvidence(caseNo, token).then((answer) => {
      if (!isCurrent) return;
      hasFailed.value = !answer.ok;
      if (answer.ok) received.value = answer.value;
    });
    return () => {
      isCurrent = false;
    };
  }, [caseNo, token, version, received, hasFailed]);
  return { received, hasFailed };
}

/** Files of one case: what was received, with its fingerprint, and handing in more. */
export function EvidenceBox(props: BoxProps) {
  const { caseNo, asked = [], isClosed = false, lead } = props;
  const { evidence } = words.value;
  const { received, hasFailed } = useReceived(props);
  const spoken = useSignal('');
  const askedTags = asked.filter(isTag);
  const tag = useSignal<MaterialTag>(askedTags[0] ?? 'infringement_evidence');
  // Uploads outlive many renderings of the page around them: they ask for what it says now.
  const page = useRef(props);
  useEffect(() => {
    page.current = props;
  });
  const uploads = useMemo(
    () =>
      createUploads({
        caseNo,
        open: () => page.current.open(),
        onReceived: (file) => {
          received.value = [...received.value.filter(({ id }) => id !== file.id), file];
          spoken.value = words.value.evidence.done(file.name);
          page.current.onReceived?.();
        },
      }),
    [caseNo, received, spoken],
  );
  const outgoing = uploads.items.value;
  const { unfinished, giveUp } = useUnfinished(props, outgoing);
  return (
    <section class="box evidence">
      <h2>{evidence.title}</h2>
      {!isClosed && <p class="small">{lead ?? evidence.lead}</p>}
      {askedTags.length > 0 && <AskedFiles asked={askedTags} received={received.value} />}
      {isClosed ? (
        <p class="muted">{evidence.closed}</p>
      ) : (
        <Chooser
          tag={tag}
          onPick={(files) => {
            uploads.add(files, tag.value, unfinished);
          }}
        />
      )}
      {outgoing.length > 0 && (
        <ul class="files">
          {outgoing.map((item) => (
            <OutgoingLine key={item.key} item={item} uploads={uploads} />
          ))}
        </ul>
      )}
      {!isClosed && unfinished.length > 0 && <UnfinishedFiles files={unfinished} onGiveUp={(id) => void giveUp(id)} />}
      {hasFailed.value && <p class="muted">{evidence.failed}</p>}
      {received.value.length > 0 && (
        <>
          <h3>{evidence.received}</h3>
          <ul class="files">
            {received.value.map((file) => (
              <ReceivedLine key={file.id} file={file} caseNo={caseNo} open={() => page.current.open()} />
            ))}
          </ul>
          <p class="small muted">{evidence.hashNote}</p>
        </>
      )}
      <Spoken text={spoken.value} />
    </section>
  );
}
