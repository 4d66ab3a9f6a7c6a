import { useMemo } from 'react';
import type { ClosingQuestion } from '../api/workloadCalls.js';
import type { ClosingFigures } from '../api/shapes.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { shortName } from '../marks/shortName.js';
import { useChart } from '../marks/useChart.js';
import { fonts, ownerColours, palette } from '../theme.js';
import { useNarrow } from '../workspace/useNarrow.js';
import { groupName } from './groupName.js';

const OWNERS = ['institution', 'applicant', 'other_body', 'coordinator', 'system'] as const;
const SHOWN = 12;
const LINE_PX = 28;

/** Average days by whose time it was, the longest on top. The table below has the figures. */
export function PartsChart({
  rows,
  by,
}: {
  readonly rows: readonly ClosingFigures[];
  readonly by: ClosingQuestion['by'];
}) {
  const { closing: words } = useNoticeWords();
  const label = useLabels();
  const language = useLanguage();
  const isNarrow = useNarrow();
  const shown = useMemo(() => longest(rows), [rows]);
  const names = useMemo(
    () => shown.map((row) => shortName(groupName(row, by, label, words.noName))),
    [shown, by, label, words],
  );
  const box = useChart(
    useMemo(() => optionOf(shown, names, isNarrow, fonts[language]), [shown, names, isNarrow, language]),
  );
  return (
    <>
      <p className="closing-key" aria-hidden="true">
        {OWNERS.map((owner) => (
          <span key={owner}>
            <i style={{ background: ownerColours[owner] }} /> {label('owner', owner)}
          </span>
        ))}
      </p>
      <div
        ref={box}
        style={{ height: shown.length * LINE_PX + 8 }}
        role="img"
        aria-label={`${words.chart}：${shown.map(({ days }, i) => `${names[i] ?? ''} ${(days?.total ?? 0).toFixed(1)}`).join(', ')}`}
      />
    </>
  );
}

const longest = (rows: readonly ClosingFigures[]): ClosingFigures[] =>
  rows
    .filter(({ days }) => days)
    .sort((one, other) => (other.days?.total ?? 0) - (one.days?.total ?? 0))
    .slice(0, SHOWN);

function optionOf(shown: readonly ClosingFigures[], names: readonly string[], isNarrow: boolean, fontFamily: string) {
  const text = { fontFamily, color: palette.textSoft, fontSize: 13 };
  return {
    grid: { left: isNarrow ? 120 : 176, right: 56, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, width: isNarrow ? 112 : 168, overflow: 'truncate' },
    },
    series: OWNERS.map((owner, i) => ({
      type: 'bar',
      stack: 'days',
      barWidth: 15,
      silent: true,
      animationDuration: 300,
      data: shown.map(({ days }) => days?.[owner] ?? 0),
      itemStyle: { color: ownerColours[owner] },
      ...(i === OWNERS.length - 1
        ? {
            label: {
              show: true,
              position: 'right',
              ...text,
              formatter: ({ dataIndex }: { dataIndex: number }) => (shown[dataIndex]?.days?.total ?? 0).toFixed(1),
            },
          }
        : {}),
    })),
  };
}
