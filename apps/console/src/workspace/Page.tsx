import type { ReactNode } from 'react';
import { useTitle } from './useTitle.js';

interface PageParts {
  readonly title: string;
  /** How much there is of it, or of which day it is: beside the title. */
  readonly beside?: ReactNode;
  /** One sentence about what the page is for. */
  readonly lead?: ReactNode;
  /** What can be done with the whole of it. */
  readonly tools?: ReactNode;
  /** Filters or tabs that everything below follows. */
  readonly head?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** How every page of the console begins; its body is the page's own. */
export function Page({ title, beside, lead, tools, head, className, children }: PageParts) {
  useTitle(title);
  return (
    <>
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {beside && <p className="figures">{beside}</p>}
          {tools && <div className="page-tools">{tools}</div>}
        </div>
        {lead && <p className="page-lead">{lead}</p>}
        {head}
      </header>
      <div className={className}>{children}</div>
    </>
  );
}
