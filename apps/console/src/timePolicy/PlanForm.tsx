import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { publishPlan } from '../api/calls.js';
import { asProblem } from '../api/problem.js';
import type { Calendar } from '../api/shapes.js';
import { ProblemNote } from '../case/acts/ActNotes.js';
import { useTimeWords } from '../language/timeWords.js';
import { readPlan } from './planLines.js';
import { Row } from './Row.js';

/** A notice typed as it is read out; what was understood is counted before it is sent. */
export function PlanForm({ years }: { readonly years: Calendar['years'] }) {
  const words = useTimeWords();
  const client = useQueryClient();
  const [year, setYear] = useState(years.find(({ provisional }) => provisional)?.year ?? years[0]?.year ?? 0);
  const [isWhole, setWhole] = useState(false);
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const { days, unread } = readPlan(text);
  const count = (working: boolean) => days.filter((one) => one.working === working).length;
  const sending = useMutation({
    mutationFn: () => publishPlan({ year, isWhole, source, days }),
    onSuccess: () => {
      setText('');
      setSource('');
      return client.invalidateQueries({ queryKey: ['calendar'] });
    },
  });
  const isReady = days.length > 0 && unread.length === 0 && source.trim() !== '';
  return (
    <form
      className="time-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) sending.mutate();
      }}
    >
      <h3>{words.publishPlan}</h3>
      <Row words={words.year}>
        {(id) => (
          <Select
            aria-labelledby={id}
            value={year}
            options={years.map((one) => ({ value: one.year, label: String(one.year) }))}
            onChange={setYear}
          />
        )}
      </Row>
      <Row words={words.source} hint={words.sourceHint}>
        {(id) => (
          <Input
            aria-labelledby={id}
            maxLength={500}
            value={source}
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Row>
      <Row words={words.lines} hint={words.linesHint}>
        {(id) => (
          <Input.TextArea
            aria-labelledby={id}
            rows={6}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Row>
      <Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>
        {words.whole}
      </Checkbox>
      <p className={unread.length > 0 ? 'act-fault' : 'part-note'} role="status">
        {unread[0] === undefined ? words.counted(count(false), count(true)) : words.unread(unread[0])}
      </p>
      {sending.error && <ProblemNote problem={asProblem(sending.error)} />}
      <Button type="primary" htmlType="submit" disabled={!isReady} loading={sending.isPending}>
        {words.send}
      </Button>
    </form>
  );
}
