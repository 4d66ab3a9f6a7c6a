import { Link } from '../router.js';
import { useTitle } from '../shell/title.js';
import { words } from '../words/index.js';

export function NotFoundScreen() {
  const { notFound } = words.value.site;
  useTitle(notFound.title);
  return (
    <div class="frame narrow page">
      <h1>{notFound.title}</h1>
      <p class="lead">{notFound.text}</p>
      <Link to="/" class="button strong">
        {notFound.home}
      </Link>
    </div>
  );
}
