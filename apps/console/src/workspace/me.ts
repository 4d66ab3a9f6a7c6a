import { createContext, use } from 'react';
import type { Me } from '../api/shapes.js';

export interface SignedIn {
  readonly me: Me;
  readonly signOut: () => void;
}

export const MeContext = createContext<SignedIn | null>(null);

/** Who is signed in; only meaningful inside the workspace. */
export function useSignedIn(): SignedIn {
  const signedIn = use(MeContext);
  if (signedIn === null) throw new Error('used outside the workspace');
  return signedIn;
}

const COORDINATORS: readonly string[] = ['provincial_coordinator', 'national_coordinator'];

/** Coordinators watch load and gaps and move work; the overview is theirs. */
export const isCoordinator = ({ role }: Me): boolean => COORDINATORS.includes(role);
