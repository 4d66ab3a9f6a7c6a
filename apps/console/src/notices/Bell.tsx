import { BellOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Notice } from '../api/shapes.js';
import { useLabels } from '../language/useCodes.js';
import { useLanguage } from '../language/useLanguage.js';
import { useNoticeWords } from '../language/noticeWords.js';
import { EmptyNote, FailureNote } from '../marks/notes.js';
import { StatusMark } from '../marks/marks.js';
import { instantWords } from '../time/words.js';
import { useNarrow } from '../workspace/useNarrow.js';
import { useLiveLine, useMarkRead, useNotices } from './useNotices.js';
import './notices.css';

/** The bell with what is unread, and behind it all notices, newest first. */
export function Bell() {
  const { bell: words } = useNoticeWords();
  const [isOpen, setOpen] = useState(false);
  const isLive = useLiveLine();
  const notices = useNotices(isLive);
  const isNarrow = useNarrow();
  const { unread } = notices;
  return (
    <>
      <button type="button" className="bell" aria-label={words.open(unread)} onClick={() => setOpen(true)}>
        <BellOutlined aria-hidden="true" />
        <span className="bell-name">{words.title}</span>
        {unread > 0 && <span className="bell-count">{unread > 99 ? '99+' : unread}</span>}
      </button>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        title={words.title}
        placement={isNarrow ? 'bottom' : 'right'}
        size={isNarrow ? '88%' : 420}
        rootClassName="notices-drawer"
        destroyOnHidden
      >
        <NoticeList notices={notices} isLive={isLive} onGo={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

interface NoticeListProps {
  readonly notices: ReturnType<typeof useNotices>;
  readonly isLive: boolean;
  readonly onGo: () => void;
}

function NoticeList({ notices, isLive, onGo }: NoticeListProps) {
  const { bell: words } = useNoticeWords();
  const mark = useMarkRead();
  const { items, unread } = notices;
  const newest = items[0]?.seq;
  if (notices.isError) return <FailureNote error={notices.error} onRetry={() => void notices.refetch()} />;
  return (
    <>
      <div className="notices-head">
        <span className={isLive ? 'notices-line notices-live' : 'notices-line'} role="status">
          {isLive ? words.live : words.polling}
        </span>
        <Button
          size="small"
          disabled={unread === 0 || newest === undefined}
          loading={mark.isPending}
          onClick={() => newest !== undefined && mark.mutate({ upTo: newest, only: false })}
        >
          {words.readAll}
        </Button>
      </div>
      {items.length === 0 && !notices.isPending && <EmptyNote title={words.none} hint={words.noneHint} />}
      <ul className="notices">
        {items.map((notice) => (
          <NoticeLine
            key={notice.seq}
            notice={notice}
            onOpen={() => {
              if (!notice.read) mark.mutate({ upTo: notice.seq, only: true });
              onGo();
            }}
          />
        ))}
      </ul>
      {notices.hasNextPage && (
        <Button block loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}

function NoticeLine({ notice, onOpen }: { readonly notice: Notice; readonly onOpen: () => void }) {
  const { bell: words } = useNoticeWords();
  const label = useLabels();
  const language = useLanguage();
  const act = notice.act === 'mail_not_delivered' ? words.mailNotDelivered : label('act', notice.act);
  const isNew = !notice.read && !notice.quiet;
  return (
    <li className={isNew ? 'notice-new' : undefined}>
      <Link to={`/cases/${notice.caseNo}`} onClick={onOpen}>
        <span className="notice-act">
          {isNew && <i className="notice-dot" aria-hidden="true" />}
          {act}
          {notice.reasonCode && <span className="notice-reason">{label('reason', notice.reasonCode)}</span>}
        </span>
        <span className="notice-meta">
          <span className="figures">{notice.caseNo}</span>
          <StatusMark status={notice.toStatus} />
          {notice.mine && <span className="notice-tag">{words.mine}</span>}
          {notice.quiet && <span className="notice-tag notice-tag-quiet">{words.quiet}</span>}
          <time dateTime={notice.at}>{instantWords(notice.at, language)}</time>
        </span>
      </Link>
    </li>
  );
}
