import { Checkbox, Input, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import type { LoadRow } from '../api/shapes.js';
import { useNetworkWords } from '../language/networkWords.js';
import { useLabels } from '../language/useCodes.js';

type Figure = 'offered' | 'examining' | 'handling' | 'waiting' | 'overdue' | 'open';

/** Every institution with open work, sortable by each figure. */
export function LoadTable({ rows }: { readonly rows: readonly LoadRow[] }) {
  const { overview: words } = useNetworkWords();
  const [text, setText] = useState('');
  const [isOverdueOnly, setOverdueOnly] = useState(false);
  const columns = useColumns();
  const shown = useMemo(
    () => rows.filter(({ name, overdue }) => name.includes(text.trim()) && (!isOverdueOnly || overdue > 0)),
    [rows, text, isOverdueOnly],
  );
  return (
    <section className="board board-table">
      <header className="board-head">
        <h2>{words.load}</h2>
        <span className="board-hint">{words.rows(shown.length)}</span>
        <Input
          className="board-find"
          placeholder={words.find}
          aria-label={words.find}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Checkbox checked={isOverdueOnly} onChange={(event) => setOverdueOnly(event.target.checked)}>
          {words.onlyOverdue}
        </Checkbox>
      </header>
      <Table
        size="small"
        rowKey="institutionId"
        columns={columns}
        dataSource={shown}
        pagination={shown.length > 30 ? { pageSize: 30, showSizeChanger: false } : false}
        scroll={{ x: 760 }}
        locale={{ emptyText: words.none }}
        sticky
      />
    </section>
  );
}

function useColumns(): TableColumnsType<LoadRow> {
  const { overview: words } = useNetworkWords();
  const label = useLabels();
  return useMemo(() => {
    const figure = (name: Figure, title: string): TableColumnsType<LoadRow>[number] => ({
      title,
      dataIndex: name,
      align: 'right',
      width: 96,
      sorter: (one, other) => one[name] - other[name],
      sortDirections: ['descend', 'ascend'],
      render: (value: number) => <span className={figureClass(name, value)}>{value}</span>,
    });
    return [
      {
        title: words.institution,
        dataIndex: 'name',
        sorter: (one, other) => one.name.localeCompare(other.name, 'zh'),
        render: (name: string, { kind }) => (
          <>
            {name} <small className="faint">{label('kind', kind)}</small>
          </>
        ),
      },
      figure('offered', words.offered),
      figure('examining', words.examining),
      figure('handling', words.handling),
      figure('waiting', words.waiting),
      { ...figure('overdue', words.overdueShort), defaultSortOrder: 'descend' },
      figure('open', words.total),
    ];
  }, [words, label]);
}

function figureClass(name: Figure, value: number): string {
  if (value === 0) return 'figures faint';
  if (name === 'overdue') return 'figures figure-late';
  return name === 'open' ? 'figures figure-total' : 'figures';
}
