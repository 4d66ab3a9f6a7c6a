import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useTitle } from '../../shell/title.js';
import { Faults } from '../../ui/field.js';
import { Icon } from '../../ui/icons.js';
import { Notice } from '../../ui/notice.js';
import { words } from '../../words/index.js';
import type { Draft } from './draft.js';
import { attend, clearDraft, draft, faults, focusField, heal, isRestored, step, submit } from './form.js';
import { NoticeFirst } from './noticeFirst.js';
import { PersonStep } from './personStep.js';
import { PlaceStep } from './placeStep.js';
import { PreviewPanel } from './previewPanel.js';
import { SendStep } from './sendStep.js';
import { StepLink } from './stepLink.js';
import { StoryStep } from './storyStep.js';
import { TakenStep } from './takenStep.js';

interface Step {
  readonly name: 'taken' | 'place' | 'person' | 'story' | 'send';
  readonly Body: ComponentType;
  readonly isDone: (now: Draft) => boolean;
}

const hasContact = ({ mobile, email, name }: Draft): boolean => name.trim() !== '' && (mobile + email).trim() !== '';

const STEPS: readonly Step[] = [
  { name: 'taken', Body: TakenStep, isDone: (now) => now.rights[0]?.type !== '' && now.matters.length > 0 },
  {
    name: 'place',
    Body: PlaceStep,
    isDone: (now) => now.mode !== '' && now.places.some(({ region }) => region !== ''),
  },
  {
    name: 'person',
    Body: PersonStep,
    isDone: (now) => now.role !== '' && now.kind !== '' && (now.kind === 'anonymous' || hasContact(now)),
  },
  { name: 'story', Body: StoryStep, isDone: (now) => now.facts.trim() !== '' },
  { name: 'send', Body: SendStep, isDone: (now) => now.privacy && (now.declaration || now.kind === 'anonymous') },
];

function StepNav() {
  const { steps } = words.value.file;
  return (
    <nav class="step-nav" aria-label={steps.label}>
      <ol>
        {STEPS.map(({ name, isDone }, i) => {
          const done = isDone(draft.value);
          return (
            <li key={name} class={done ? 'done' : undefined}>
              <StepLink to={i + 1}>
                <span class="node">{done ? <Icon name="check" /> : i + 1}</span>
                <span>
                  {steps.short[i]}
                  {done && <span class="unseen">{steps.done}</span>}
                </span>
              </StepLink>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function FaultSummary() {
  const { file } = words.value;
  const found = faults.value;
  return (
    <div role="alert">
      {found.length > 0 && (
        <div class="fault-summary" id="fault-summary" tabIndex={-1}>
          <h2>{file.faults.title(found.length)}</h2>
          <ul>
            {found.map(({ path, message }) => (
              <li key={path}>
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    focusField(path);
                  }}
                >
                  {nameOf(path)}
                  {words.value.site.colon}
                  {message}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

/** What the form calls the field of a path; the group where a row is meant. */
function nameOf(path: string): string {
  const { taken, place, person, story, send, faults: other } = words.value.file;
  const names: Record<string, string> = {
    'rights.type': taken.type,
    'rights.number': taken.number,
    'rights.title': taken.rightTitle,
    'rights.industry': taken.industry,
    matters: taken.matters,
    'acts.mode': place.mode,
    'acts.places.regionCode': place.places,
    'acts.places.stage': place.stage,
    'acts.platform': place.platform,
    'acts.event': place.event,
    'acts.country': place.country,
    'acts.description': place.description,
    'acts.lossCny': place.loss,
    respondents: place.respondents,
    'applicant.role': person.role,
    'applicant.kind': person.kind,
    'applicant.name': person.name,
    'applicant.idType': person.idType,
    'applicant.idNumber': person.idNumber,
    'applicant.regionCode': person.region,
    'applicant.address': person.address,
    'applicant.contactName': person.contactName,
    'applicant.mobile': person.mobile,
    'applicant.email': person.email,
    agent: person.agent,
    chosenInstitution: person.chosen,
    facts: story.facts,
    demand: story.demand,
    externalDeadline: story.hasDeadline,
    otherProceedings: story.proceedings,
    attachments: story.materials,
    consents: send.consents,
    declaration: send.declaration,
  };
  const plain = path.replace(/\.\d+/g, '');
  return names[plain] ?? names[plain.split('.')[0] ?? ''] ?? other.general;
}

function DraftNote() {
  const { draft: text } = words.value.file;
  const asks = useSignal(false);
  const clear = () => {
    clearDraft();
    asks.value = false;
  };
  return (
    <div class="draft-note small">
      {isRestored.value && <Notice tone="calm">{text.restored}</Notice>}
      <p class="muted">{text.kept}</p>
      {asks.value ? (
        <p role="alert">
          {text.clearSure}{' '}
          <button type="button" class="button quiet" onClick={clear}>
            {text.clearYes}
          </button>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              asks.value = false;
            }}
          >
            {text.clearNo}
          </button>
        </p>
      ) : (
        <button
          type="button"
          class="link"
          onClick={() => {
            asks.value = true;
          }}
        >
          {text.clear}
        </button>
      )}
    </div>
  );
}

export function FileScreen() {
  const { file } = words.value;
  useTitle(file.title);
  useEffect(attend, []);
  const byPath = new Map(faults.value.map(({ path, message }) => [path, message]));
  const touched = (event: Event) => {
    if (event.target instanceof HTMLElement) heal(event.target.getAttribute('name') ?? event.target.id);
  };
  const send = (event: Event) => {
    event.preventDefault();
    void submit();
  };
  return (
    <div class="frame page file-page">
      <div class="file-head">
        <h1>{file.title}</h1>
        <p class="lead">{file.lead}</p>
        <NoticeFirst />
      </div>
      <form class="file-form" noValidate onSubmit={send} onInput={touched} onChange={touched}>
        <StepNav />
        <FaultSummary />
        <Faults.Provider value={byPath}>
          {STEPS.map(({ name, Body }, i) => (
            <section
              key={name}
              class={step.value === i + 1 ? 'step current' : 'step'}
              id={`step-${i + 1}`}
              aria-labelledby={`step-${i + 1}-title`}
              tabIndex={-1}
            >
              <h2 id={`step-${i + 1}-title`}>
                <span class="node">{i + 1}</span>
                {file.steps[name].title}
              </h2>
              <p class="step-lead muted">{file.steps[name].lead}</p>
              <Body />
              {i + 1 < STEPS.length && (
                <StepLink to={i + 2} class="button strong next-step">
                  {file.steps.next(file.steps.short[i + 1] ?? '')}
                  <Icon name="next" />
                </StepLink>
              )}
            </section>
          ))}
        </Faults.Provider>
        <DraftNote />
      </form>
      <PreviewPanel />
    </div>
  );
}
