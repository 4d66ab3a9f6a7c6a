import { Button } from 'antd';
import { Link, useRouteError } from 'react-router';
import { useWords } from '../language/useWords.js';

export function NotFound() {
  const { frame } = useWords();
  return (
    <div className="dead-end">
      <h1>{frame.notFound}</h1>
      <p>{frame.notFoundHint}</p>
      <Link to="/">{frame.toInbox}</Link>
    </div>
  );
}

/** A screen that failed while drawing, or whose code could not be fetched after a release. */
export function Broken() {
  const { frame } = useWords();
  const error = useRouteError();
  return (
    <div className="dead-end" role="alert">
      <h1>{frame.broken}</h1>
      <p>{frame.brokenHint}</p>
      <p className="dead-end-detail">{error instanceof Error ? error.message : null}</p>
      <Button type="primary" onClick={() => location.reload()}>
        {frame.reload}
      </Button>
    </div>
  );
}
