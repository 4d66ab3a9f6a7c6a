import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { LoadRow } from '../api/shapes.js';
import { useNetworkWords } from '../language/networkWords.js';
import { useLabels } from '../language/useCodes.js';
import { useWords } from '../language/useWords.js';
import { EmptyNote } from '../marks/notes.js';
import { SearchField } from '../marks/SearchField.js';
import { FIGURES, type Order, type Ordered, sorted } from './ranking.js';

/** Every institution with open work, sortable by each figure; cards on a phone, in the same order. */
export function LoadTable({ rows }: { readonly rows: readonly LoadRow[] }) {
  const { overview: words } = useNetworkWords();
  const [text, setText] = useState('');
  const [isOverdueOnly, setOverdueOnly] = useState(false);
  const [order, setOrder] = useState<Order>({ by: 'overdue', isUp: false });
  const shown = useMemo(
    () =>
      sorted(
        rows.filter(({ name, overdue }) => name.includes(text.trim()) && (!isOverdueOnly || overdue > 0)),
        order,
      ),
    [rows, text, isOverdueOnly, order],
  );
  return (
    <section className="board board-table">
      <header className="board-head">
        <h2>{words.load}</h2>
        <span className="board-hint">{words.rows(shown.length)}</span>
        <SearchField className="board-find" words={words.find} value={text} onType={setText} />
        <Checkbox checked={isOverdueOnly} onChange={(event) => setOverdueOnly(event.target.checked)}>
          {words.onlyOverdue}
        </Checkbox>
      </header>
      {shown.length === 0 ? <EmptyNote title={words.none} /> : <Table rows={shown} order={order} onOrder={setOrder} />}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly LoadRow[];
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

function useHeads(): Record<Ordered, string> {
  const { overview: words } = useNetworkWords();
  return {
    name: words.institution,
    offered: words.offered,
    examining: words.examining,
    handling: words.handling,
    waiting: words.waiting,
    overdue: words.overdueShort,
    open: words.total,
  };
}

function Table({ rows, order, onOrder }: TableProps) {
  const heads = useHeads();
  const label = useLabels();
  return (
    <table className="loads">
      <thead>
        <tr>
          {(['name', ...FIGURES] as const).map((by) => (
            <Head key={by} by={by} words={heads[by]} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.institutionId}>
            <th scope="row">
              {row.name} <small className="faint">{label('kind', row.kind)}</small>
            </th>
            {FIGURES.map((figure) => (
              <td key={figure} data-label={heads[figure]} className={figureClass(figure, row[figure])}>
                {row[figure]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  readonly by: Ordered;
  readonly words: string;
  readonly order: Order;
  readonly onOrder: (order: Order) => void;
}

/** Figures start with the largest, names with the first. */
function Head({ by, words, order, onOrder }: HeadProps) {
  const { sort } = useWords();
  const isHere = order.by === by;
  const direction = order.isUp ? 'ascending' : 'descending';
  const turn = () => onOrder(isHere ? { by, isUp: !order.isUp } : { by, isUp: by === 'name' });
  return (
    <th scope="col" aria-sort={isHere ? direction : 'none'}>
      <button type="button" title={sort} onClick={turn}>
        {words}
        <span className="sort-mark" aria-hidden="true">
          {isHere ? (order.isUp ? '▲' : '▼') : '↕'}
        </span>
      </button>
    </th>
  );
}

function figureClass(name: Ordered, value: number): string | undefined {
  if (value === 0) return 'faint';
  if (name === 'overdue') return 'figure-late';
  return name === 'open' ? 'figure-total' : undefined;
}
