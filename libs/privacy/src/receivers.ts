import type { SharingRecord } from '#cases';

/** Something that was passed on. The purpose is that of a consent, or the kind of a sharing. */
export interface DisclosureRecord {
  readonly receiver: string;
  readonly receiverContact: string | null;
  readonly purpose: string;
  readonly kinds: readonly string[];
  readonly basis: 'consent' | 'statutory' | 'request';
  readonly at: Date;
}

const BASES: Readonly<Record<SharingRecord['basis'], DisclosureRecord['basis']>> = {
  request: 'request',
  public_duty: 'statutory',
  consent_at_filing: 'consent',
  separate_consent: 'consent',
};

/** What the rule or a desk decides is no act that a consent covers: it stands in the record of the case alone. */
const DECIDED: readonly SharingRecord['kind'][] = ['dispatch', 'designation'];

/**
 * Everybody who received something, oldest first (PIPL art. 45): what acts of staff passed on, and what stands with the case alone. A
 * passing-on that both records know counts once.
 */
export function everyReceiver(
  disclosed: readonly DisclosureRecord[],
  shared: readonly SharingRecord[],
): DisclosureRecord[] {
  const isKnown = ({ kind, receiver }: SharingRecord): boolean =>
    !DECIDED.includes(kind) && disclosed.some((one) => one.receiver === receiver.name);
  const others = shared.flatMap((one) =>
    one.state !== 'done' || one.settledAt === null || isKnown(one)
      ? []
      : [
          {
            receiver: one.receiver.name,
            receiverContact: one.receiver.contact,
            purpose: one.kind,
            kinds: one.kinds,
            basis: BASES[one.basis],
            at: new Date(one.settledAt),
          },
        ],
  );
  return [...disclosed, ...others].sort((a, b) => a.at.getTime() - b.at.getTime());
}
