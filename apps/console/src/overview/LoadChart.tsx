import { useMemo } from 'react';
import type { LoadRow } from '../api/shapes.js';
import { useNetworkWords } from '../language/networkWords.js';
import { shortName } from '../marks/shortName.js';
import { useChart } from '../marks/useChart.js';
import { useLanguage } from '../language/useLanguage.js';
import { fonts, palette } from '../theme.js';
import { useNarrow } from '../workspace/useNarrow.js';
import { worstFirst } from './ranking.js';

const SHOWN = 12;
const LINE_PX = 26;

/** Open and overdue work by institution, worst on top: where to look first. The table below has every figure. */
export function LoadChart({ rows }: { readonly rows: readonly LoadRow[] }) {
  const { overview: words } = useNetworkWords();
  const isNarrow = useNarrow();
  const language = useLanguage();
  const worst = useMemo(() => worstFirst(rows, SHOWN), [rows]);
  const height = worst.length * LINE_PX + 8;
  const box = useChart(useMemo(() => optionOf(worst, isNarrow, fonts[language]), [worst, isNarrow, language]));
  return (
    <>
      <p className="board-hint">{words.chartHint(worst.length)}</p>
      <p className="chart-key" aria-hidden="true">
        <i className="chart-key-overdue" /> {words.overdue} <i className="chart-key-open" /> {words.chartAll}
      </p>
      <div
        ref={box}
        style={{ height }}
        role="img"
        aria-label={`${words.chart}：${worst.map(({ name, overdue, open }) => `${name} ${overdue}/${open}`).join(', ')}`}
      />
    </>
  );
}

function optionOf(worst: readonly LoadRow[], isNarrow: boolean, fontFamily: string) {
  const text = { fontFamily, color: palette.textSoft, fontSize: 13 };
  const bar = { type: 'bar', stack: 'open', barWidth: 14, silent: true, animationDuration: 300 } as const;
  const figures = (order: number) => {
    const row = worst[order];
    return row ? `{${row.overdue > 0 ? 'late' : 'fine'}|${row.overdue}} / ${row.open}` : '';
  };
  const rich = {
    late: { color: palette.vermilion, fontWeight: 600, fontFamily },
    fine: { color: palette.textFaint, fontFamily },
  };
  return {
    grid: { left: isNarrow ? 132 : 176, right: 72, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: worst.map(({ name }) => shortName(name)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, width: isNarrow ? 124 : 168, overflow: 'truncate' },
    },
    series: [
      { ...bar, data: worst.map(({ overdue }) => overdue), itemStyle: { color: palette.vermilion } },
      {
        ...bar,
        data: worst.map(({ overdue, open }) => open - overdue),
        itemStyle: { color: '#8fb4bd' },
        label: {
          show: true,
          position: 'right',
          ...text,
          rich,
          formatter: ({ dataIndex }: { dataIndex: number }) => figures(dataIndex),
        },
      },
    ],
  };
}
