import { useState } from 'react';
import { asProblem, type Problem } from '../api/problem.js';
import { useWords } from '../language/useWords.js';
import { failureWords } from '../marks/notes.js';
import { useProved } from './Proof.js';

/** One call at a time, asking for a proof where one is needed, its failure as a sentence. */
export function useAttempt() {
  const proved = useProved();
  const allWords = useWords();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const failed = (problem: Problem) => {
    // Whoever has closed the question for a proof knows why nothing happened.
    if (problem.code !== 'auth.proof_required') setFault(failureWords(problem, allWords));
  };
  const attempt = async (call: () => Promise<unknown>, own: (problem: Problem) => string | null = () => null) => {
    setBusy(true);
    setFault(null);
    try {
      await proved(call);
      return true;
    } catch (error) {
      const problem = asProblem(error);
      const sentence = own(problem);
      if (sentence === null) failed(problem);
      else setFault(sentence);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, fault, failed, attempt };
}
