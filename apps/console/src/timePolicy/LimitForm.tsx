import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { publishLimit, readRegions } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { LimitBody, Limits } from '../api/shapes.js';
import { InstitutionPicker } from '../case/acts/Pickers.js';
import { ProblemNote } from '../case/acts/ActNotes.js';
import { useTimeWords } from '../language/timeWords.js';
import { useLabels } from '../language/useCodes.js';
import { shanghaiDay } from '../time/days.js';
import { Row } from './Row.js';

const LEVELS = ['province', 'city', 'county', 'national'];
const tomorrow = (): string => shanghaiDay(new Date(Date.now() + 86_400_000));
const blank = (kind: string): LimitBody => ({
  kind: kind as LimitBody['kind'],
  days: 1,
  scope: 'institution',
  subject: '',
  validFrom: tomorrow(),
  source: '',
});

interface LimitFormProps {
  readonly national: Limits['national'];
  readonly isNational: boolean;
}

/** Publishing a shorter limit. The interface checks the bound again; here it cannot even be typed. */
export function LimitForm({ national, isNational }: LimitFormProps) {
  const words = useTimeWords();
  const label = useLabels();
  const client = useQueryClient();
  const open = national.filter(({ shortenable, days }) => shortenable && days > 1);
  const [limit, setLimit] = useState(() => blank(open[0]?.kind ?? 'examination'));
  const write = (change: Partial<LimitBody>) => setLimit((before) => ({ ...before, ...change }));
  const most = (open.find(({ kind }) => kind === limit.kind)?.days ?? 2) - 1;
  const sending = useMutation({
    mutationFn: () => publishLimit(limit),
    onSuccess: () => {
      setLimit(blank(limit.kind));
      return client.invalidateQueries({ queryKey: ['limits'] });
    },
  });
  const isReady = limit.subject !== '' && limit.source.trim() !== '';
  return (
    <form
      className="time-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) sending.mutate();
      }}
    >
      <h3>{words.publish}</h3>
      <Row words={words.kind}>
        {(id) => (
          <Select
            aria-labelledby={id}
            value={limit.kind}
            options={open.map(({ kind }) => ({ value: kind, label: label('deadline', kind) }))}
            onChange={(kind) => write({ kind, days: 1 })}
          />
        )}
      </Row>
      <Row words={words.length} hint={words.lengthHint(most + 1)}>
        {(id) => (
          <InputNumber
            aria-labelledby={id}
            min={1}
            max={most}
            value={limit.days}
            onChange={(days) => write({ days: days ?? 1 })}
          />
        )}
      </Row>
      <Row words={words.scopeOf}>
        {(id) => (
          <Radio.Group
            aria-labelledby={id}
            value={limit.scope}
            options={(['institution', 'region', ...(isNational ? ['level'] : [])] as const).map((scope) => ({
              value: scope,
              label: words.scope[scope],
            }))}
            onChange={(event) => write({ scope: event.target.value as LimitBody['scope'], subject: '' })}
          />
        )}
      </Row>
      <Row words={words.for}>
        {(id) => <Subject labelId={id} limit={limit} onPick={(subject) => write({ subject })} />}
      </Row>
      <Row words={words.from}>
        {(id) => (
          <Input
            type="date"
            aria-labelledby={id}
            className="act-day"
            min={tomorrow()}
            value={limit.validFrom}
            onChange={(event) => write({ validFrom: event.target.value })}
          />
        )}
      </Row>
      <Row words={words.source} hint={words.sourceHint}>
        {(id) => (
          <Input
            aria-labelledby={id}
            maxLength={500}
            value={limit.source}
            onChange={(event) => write({ source: event.target.value })}
          />
        )}
      </Row>
      {sending.error && <ProblemNote problem={asProblem(sending.error)} />}
      <Button type="primary" htmlType="submit" disabled={!isReady} loading={sending.isPending}>
        {words.send}
      </Button>
    </form>
  );
}

interface SubjectProps {
  readonly labelId: string;
  readonly limit: LimitBody;
  readonly onPick: (subject: string) => void;
}

function Subject({ labelId, limit, onPick }: SubjectProps) {
  const words = useTimeWords();
  if (limit.scope === 'institution')
    return <InstitutionPicker labelId={labelId} value={limit.subject} onPick={onPick} />;
  if (limit.scope === 'region') return <RegionSelect labelId={labelId} value={limit.subject} onPick={onPick} />;
  return (
    <Select
      aria-labelledby={labelId}
      value={limit.subject || null}
      options={LEVELS.map((level) => ({ value: level, label: words.level[level] }))}
      onChange={onPick}
    />
  );
}

function RegionSelect({ labelId, value, onPick }: { labelId: string; value: string; onPick: (code: string) => void }) {
  const words = useTimeWords();
  const regions = useQuery({
    queryKey: ['regions'],
    queryFn: ({ signal }) => readRegions(signal),
    staleTime: Infinity,
  });
  return (
    <Select
      aria-labelledby={labelId}
      loading={regions.isPending}
      value={value || null}
      placeholder={words.regionHint}
      showSearch={{ optionFilterProp: 'words' }}
      options={(regions.data ?? []).map(({ code, nameZh }) => ({
        value: code,
        label: `${nameZh} ${code}`,
        words: `${nameZh} ${code}`,
      }))}
      onChange={onPick}
    />
  );
}
