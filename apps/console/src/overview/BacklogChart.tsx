import { useMemo } from 'react';
import type { BacklogDay } from '../api/shapes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { useChart } from '../marks/useChart.js';
import { fonts, palette } from '../theme.js';

/** Filed and closed as bars, open and overdue as lines over the same days. */
export function BacklogChart({ days }: { readonly days: readonly BacklogDay[] }) {
  const { backlog: words } = useNoticeWords();
  const language = useLanguage();
  const box = useChart(useMemo(() => optionOf(days, words, fonts[language]), [days, words, language]));
  const last = days.at(-1);
  return (
    <div
      ref={box}
      className="backlog-chart"
      role="img"
      aria-label={last && `${last.day}: ${words.open} ${last.open}, ${words.overdue} ${last.overdue}`}
    />
  );
}

function optionOf(
  days: readonly BacklogDay[],
  words: ReturnType<typeof useNoticeWords>['backlog'],
  fontFamily: string,
) {
  const text = { fontFamily, color: palette.textFaint, fontSize: 12 };
  const line = (name: string, color: string, data: number[]) => ({
    name,
    type: 'line' as const,
    showSymbol: false,
    lineStyle: { width: 2 },
    itemStyle: { color },
    data,
  });
  const bar = (name: string, color: string, data: number[]) => ({
    name,
    type: 'bar' as const,
    yAxisIndex: 1,
    barMaxWidth: 8,
    itemStyle: { color },
    data,
  });
  const axis = { type: 'value', minInterval: 1, axisLabel: text, splitNumber: 3 } as const;
  return {
    grid: { left: 44, right: 40, top: 34, bottom: 26 },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 8,
      textStyle: { ...text, color: palette.textSoft, fontSize: 13 },
    },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day.slice(5)),
      axisLabel: text,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.lineStrong } },
    },
    yAxis: [
      { ...axis, splitLine: { lineStyle: { color: palette.line } } },
      { ...axis, splitLine: { show: false } },
    ],
    series: [
      bar(
        words.filed,
        '#9fc0c8',
        days.map(({ filed }) => filed),
      ),
      bar(
        words.closed,
        '#c9b48a',
        days.map(({ closed }) => closed),
      ),
      line(
        words.open,
        palette.ink,
        days.map(({ open }) => open),
      ),
      line(
        words.overdue,
        palette.vermilion,
        days.map(({ overdue }) => overdue),
      ),
    ],
  };
}
