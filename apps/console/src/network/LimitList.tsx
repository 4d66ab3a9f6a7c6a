import { useNetworkWords } from '../language/networkWords.js';
import { useLabels } from '../language/useCodes.js';
import type { Limit } from './limits.js';

export function LimitList({ limits }: { readonly limits: readonly Limit[] }) {
  const { directory: words } = useNetworkWords();
  const label = useLabels();
  return limits
    .map(({ kind, workingDays }) => `${label('deadline', kind)} ${words.workingDays(workingDays)}`)
    .join(' · ');
}
