import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { readTeam, switchAssignment } from '../api/calls.js';
import type { Team, TeamMember } from '../api/shapes.js';
import { useRouteWords } from '../language/routeWords.js';
import { useEnumeration, useLabels } from '../language/useCodes.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { shanghaiDay } from '../time/days.js';
import { useSignedIn } from '../workspace/me.js';
import { Page } from '../workspace/Page.js';
import { ProfileDrawer } from './ProfileDrawer.js';
import '../overview/overview.css';
import './team.css';

/** Who takes what in one's institution, how much each has in hand, and how cases are given out. */
export function TeamPage() {
  const { team: words } = useRouteWords();
  const team = useQuery({ queryKey: ['team'], queryFn: ({ signal }) => readTeam(signal) });
  if (team.isPending) return <Skeleton active className="overview" paragraph={{ rows: 10 }} />;
  if (!team.data) return <FailureNote error={team.error} onRetry={() => void team.refetch()} />;
  return (
    <Page title={words.title} lead={words.lead} className="overview team">
      <Automatic isAutomatic={team.data.isAutomatic} />
      {team.data.items.length === 0 ? <EmptyNote title={words.nobody} /> : <Members members={team.data.items} />}
      <Weights weights={team.data.weights} />
    </Page>
  );
}

function Automatic({ isAutomatic }: { readonly isAutomatic: boolean }) {
  const { team: words } = useRouteWords();
  const { me } = useSignedIn();
  const client = useQueryClient();
  const turning = useMutation({
    mutationFn: switchAssignment,
    onSuccess: (team) => client.setQueryData(['team'], team),
  });
  return (
    <section className="board team-switch">
      <Switch
        checked={isAutomatic}
        disabled={me.role !== 'team_leader'}
        loading={turning.isPending}
        aria-label={words.automatic}
        onChange={(isOn) => turning.mutate(isOn)}
      />
      <div>
        <strong>{words.automatic}</strong>
        <p className="board-hint">{isAutomatic ? words.automaticOn : words.automaticOff}</p>
      </div>
    </section>
  );
}

function Members({ members }: { readonly members: readonly TeamMember[] }) {
  const { team: words } = useRouteWords();
  const { me } = useSignedIn();
  const [edited, setEdited] = useState<TeamMember | null>(null);
  return (
    <section className="board board-table">
      <ul className="members">
        {members.map((member) => (
          <li key={member.id}>
            <MemberLine member={member} />
            {(me.role === 'team_leader' || me.id === member.id) && (
              <Button size="small" onClick={() => setEdited(member)}>
                {words.edit}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {edited && <ProfileDrawer key={edited.id} member={edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function MemberLine({ member }: { readonly member: TeamMember }) {
  const { team: words, assignment } = useRouteWords();
  const label = useLabels();
  const listed = useEnumeration();
  const { displayName, role, load, maxLoad, takesCases, ipTypes, matters } = member;
  const takes = [
    ipTypes && listed(ipTypes.map((type) => label('ipType', type))),
    matters && listed(matters.map((matter) => label('matter', matter))),
  ].filter(Boolean);
  return (
    <>
      <div className="member-name">
        <strong>{displayName}</strong>
        <span className="part-note">{label('role', role)}</span>
      </div>
      <div className="member-load">
        <meter min={0} max={Math.max(1, maxLoad)} high={maxLoad * 0.9} value={load} aria-label={words.load} />
        <span className="figures">{assignment.loadOf(load, maxLoad)}</span>
      </div>
      <span className="member-takes">
        {!takesCases ? words.noCases : takes.length > 0 ? takes.join(' · ') : words.everything}
      </span>
      <Presence member={member} />
    </>
  );
}

function Presence({ member: { isPresent, leave } }: { readonly member: TeamMember }) {
  const { team: words } = useRouteWords();
  const today = shanghaiDay(new Date());
  const now = leave.find(({ from, to }) => from <= today && today <= to);
  const next = leave.find(({ from }) => from > today);
  const shown = now ?? next;
  return (
    <span className={isPresent && !now ? 'member-presence' : 'member-presence member-away'}>
      {isPresent ? words.present : words.absent}
      {shown && <small>{words.onLeave(shown.from, shown.to)}</small>}
    </span>
  );
}

interface Counted {
  readonly hours?: Readonly<Record<string, number>>;
  readonly urgent?: number;
  readonly further?: number;
  readonly waiting?: number;
}

function Weights({ weights }: { readonly weights: Team['weights'] }) {
  const { team: words } = useRouteWords();
  const label = useLabels();
  const { hours = {}, urgent = 1, further = 1, waiting = 1 } = weights as Counted;
  return (
    <section className="board board-table">
      <h2>{words.weights}</h2>
      <p className="board-hint">{words.weightsHint(urgent, further, waiting)}</p>
      <ul className="weights">
        {Object.entries(hours)
          .sort(([, one], [, other]) => other - one)
          .map(([matter, count]) => (
            <li key={matter}>
              <span>{label('matter', matter)}</span>
              <span className="figures">{words.hours(count)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
