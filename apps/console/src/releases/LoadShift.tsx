import { useMemo } from 'react';
import type { Rehearsal } from '../api/releases.js';
import { useReleaseWords } from '../language/releaseWords.js';
import { useLanguage } from '../language/useLanguage.js';
import { shortName } from '../marks/shortName.js';
import { useChart } from '../marks/useChart.js';
import { fonts, palette } from '../theme.js';
import { useNarrow } from '../workspace/useNarrow.js';

const SHOWN = 12;
const LINE_PX = 40;
const BEFORE = '#b6c4c7';

type Row = Rehearsal['loads'][number];

/** Cases of each institution under both releases, the largest change on top. */
export function LoadShift({ rows }: { readonly rows: readonly Row[] }) {
  const { rehearsal: words } = useReleaseWords();
  const isNarrow = useNarrow();
  const language = useLanguage();
  const shown = useMemo(() => rows.slice(0, SHOWN), [rows]);
  const box = useChart(useMemo(() => optionOf(shown, isNarrow, fonts[language]), [shown, isNarrow, language]));
  return (
    <>
      <p className="chart-key" aria-hidden="true">
        <i className="chart-key-before" /> {words.before} <i className="chart-key-after" /> {words.after}
      </p>
      <div
        ref={box}
        style={{ height: shown.length * LINE_PX + 8 }}
        role="img"
        aria-label={shown.map(({ name, before, after }) => `${name} ${before} → ${after}`).join(', ')}
      />
    </>
  );
}

function optionOf(rows: readonly Row[], isNarrow: boolean, fontFamily: string) {
  const text = { fontFamily, color: palette.textSoft, fontSize: 13 };
  const bar = { type: 'bar', barWidth: 11, silent: true, animationDuration: 300 } as const;
  const label = { show: true, position: 'right', ...text, fontSize: 12 } as const;
  return {
    grid: { left: isNarrow ? 128 : 168, right: 64, top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => shortName(name)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, width: isNarrow ? 120 : 160, overflow: 'truncate' },
    },
    series: [
      { ...bar, data: rows.map(({ before }) => before), itemStyle: { color: BEFORE }, label },
      { ...bar, data: rows.map(({ after }) => after), itemStyle: { color: palette.ink }, label },
    ],
  };
}
