import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { sendAct } from '../../api/calls.js';
import { asProblem, type Problem } from '../../api/problem.js';
import type { AllowedAct, CaseDetail } from '../../api/shapes.js';
import { useActWords } from '../../language/actWords.js';
import { useLabels } from '../../language/useCodes.js';
import { caseKey, freshCase } from '../useCase.js';
import { bodyOf, type Draft, type DraftField, freshDraft, keyKeeper, unfilled } from './actForm.js';
import { dropDraft, keepDraft, keptDraft } from './drafts.js';

/** 128 random bits; `crypto.randomUUID` would need a secure context, which an address on the local network is not. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The words of one act on one case, and the version of the file that they were written on. */
export function useDraft(file: CaseDetail, act: AllowedAct | undefined, name: string) {
  const [start] = useState(() => keptDraft(file.caseNo, name));
  const [draft, setDraft] = useState<Draft>({ ...freshDraft(act, file), ...start?.draft });
  const [version, setVersion] = useState(start?.version ?? file.version);
  const write = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    keepDraft(file.caseNo, name, next, version);
  };
  const rebase = (onto: number) => {
    setVersion(onto);
    keepDraft(file.caseNo, name, draft, onto);
  };
  const clear = () => {
    dropDraft(file.caseNo, name);
    setDraft(freshDraft(act, file));
    setVersion(file.version);
  };
  return { draft, version, write, rebase, clear, wasKept: start !== undefined };
}

interface UseActOptions {
  readonly file: CaseDetail;
  readonly act: AllowedAct | undefined;
  readonly onDone: () => void;
  /** After the act the case is somebody else's and cannot be read any more. */
  readonly onGone: () => void;
}

/** Sending an act: checks what is required, sends it on the version it was written on, and reads the case anew. */
export function useAct({ file, act, onDone, onGone }: UseActOptions) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { acting } = useActWords();
  const label = useLabels();
  const keyFor = useRef(keyKeeper(randomKey));
  const [unmet, setUnmet] = useState<readonly DraftField[]>([]);
  const sending = useMutation({
    mutationFn: ({ name, draft, version }: { name: AllowedAct; draft: Draft; version: number }) => {
      const body = bodyOf(name, draft);
      return sendAct({ caseNo: file.caseNo, act: name.act, version, key: keyFor.current(version, body), body });
    },
    onSuccess: (_, { name }) => {
      dropDraft(file.caseNo, name.act);
      void message.success(acting.done(label('act', name.act)));
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: ['counts'] });
      onDone();
      client
        .fetchQuery(freshCase(file.caseNo))
        .catch((error: unknown) => [403, 404].includes(asProblem(error).status) && onGone());
    },
    onError: (error) => {
      if ([409, 412].includes(asProblem(error).status))
        void client.invalidateQueries({ queryKey: caseKey(file.caseNo) });
    },
  });
  const send = (draft: Draft, version: number) => {
    if (!act || sending.isPending) return;
    const still = unfilled(act, draft);
    setUnmet(still);
    if (still.length === 0) sending.mutate({ name: act, draft, version });
  };
  const problem: Problem | null = sending.error ? asProblem(sending.error) : null;
  return { send, unmet, problem, isSending: sending.isPending, forget: sending.reset };
}
