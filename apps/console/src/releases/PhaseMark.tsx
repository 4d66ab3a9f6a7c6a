import { useReleaseWords } from '../language/releaseWords.js';

/** Where a release stands, told by form as well as by colour. */
export function PhaseMark({ phase }: { readonly phase: string }) {
  const { phases } = useReleaseWords();
  return <span className={`phase phase-${phase}`}>{phases[phase] ?? phase}</span>;
}
