import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select, Skeleton } from 'antd';
import { type FormEvent, useState } from 'react';
import { type Channel, listChannels, setChannel } from '../api/between.js';
import { asProblem } from '../api/problem.js';
import { useBetweenWords } from '../language/betweenWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { instantWords } from '../time/words.js';
import { Page } from '../workspace/Page.js';
import { Accounts, Address, Keys, type Once, type Run } from './ChannelParts.js';
import '../between/between.css';
import './channels.css';

const key = ['channels'] as const;

/** How letters reach authorities, and by what these are known when they answer. */
export function ChannelsPage() {
  const { channels: words } = useBetweenWords();
  const channels = useQuery({ queryKey: key, queryFn: ({ signal }) => listChannels(signal) });
  const client = useQueryClient();
  const [once, setOnce] = useState<Once>([]);
  const [fault, setFault] = useState<string | null>(null);
  const run: Run = async (work) => {
    setFault(null);
    try {
      setOnce(await work());
      await client.invalidateQueries({ queryKey: key });
      return true;
    } catch (error) {
      setFault(asProblem(error).title);
      return false;
    }
  };
  return (
    <Page title={words.title} lead={words.lead} className="between-page">
      {once.length > 0 && <ShownOnce once={once} onClose={() => setOnce([])} />}
      {fault && (
        <p className="act-fault" role="alert">
          {fault}
        </p>
      )}
      <NewChannel run={run} />
      {channels.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {channels.isError && <FailureNote error={channels.error} onRetry={() => void channels.refetch()} />}
      {channels.data?.length === 0 && <EmptyNote title={words.none} />}
      {channels.data?.map((channel) => (
        <ChannelCard key={channel.authorityId} channel={channel} run={run} />
      ))}
    </Page>
  );
}

function ShownOnce({ once, onClose }: { readonly once: Once; readonly onClose: () => void }) {
  const { channels: words } = useBetweenWords();
  return (
    <section className="between-card channel-once" role="status">
      <p>
        <strong>{words.once}</strong>
      </p>
      <dl>
        {once.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <Button type="primary" onClick={onClose}>
        {words.close}
      </Button>
    </section>
  );
}

function NewChannel({ run }: { readonly run: Run }) {
  const { channels: words, authorityKind: kinds } = useBetweenWords();
  const [kind, setKind] = useState('market_regulation');
  const [place, setPlace] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (await run(async () => (await setChannel(`${kind}:${place.trim()}`, {}), []))) setPlace('');
  };
  return (
    <form className="between-card channel-new" onSubmit={(event) => void add(event)}>
      <label>
        {words.kind}
        <Select
          value={kind}
          onChange={setKind}
          options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
        />
      </label>
      <label>
        {words.place}
        <Input
          value={place}
          inputMode="numeric"
          maxLength={6}
          placeholder={words.placeHint}
          onChange={(event) => setPlace(event.target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" disabled={!/^\d{6}$/.test(place.trim())}>
        {words.add}
      </Button>
    </form>
  );
}

function ChannelCard({ channel, run }: { readonly channel: Channel; readonly run: Run }) {
  const { channels: words } = useBetweenWords();
  const language = useLanguage();
  return (
    <article className="between-card channel">
      <p className="between-head">
        <strong>{channel.authorityName}</strong>
        <span className="part-note figures">{channel.authorityId}</span>
        {!channel.isActive && <span className="between-state between-declined">{words.off}</span>}
        {channel.waiting > 0 && <span className="between-state between-asked">{words.waiting(channel.waiting)}</span>}
        {channel.lastOkAt && (
          <span className="part-note">{words.lastOk(instantWords(channel.lastOkAt, language))}</span>
        )}
        {channel.lastFault && <span className="between-state between-late">{words.fault(channel.lastFault)}</span>}
      </p>
      <Address channel={channel} run={run} />
      <Keys channel={channel} run={run} />
      <Accounts channel={channel} run={run} />
    </article>
  );
}
