import { Link } from '../router.js';
import { useTitle } from '../shell/title.js';
import { words } from '../words/index.js';

/** The notice that PRIVACY_NOTICE in screens/file/request.ts names by its version: change both together. */
export function PrivacyScreen() {
  const { privacy } = words.value;
  useTitle(privacy.title);
  return (
    <article class="frame narrow page prose">
      <h1>{privacy.title}</h1>
      <p class="muted">{privacy.version}</p>
      <p class="lead">{privacy.lead}</p>
      {privacy.sections.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          {text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      <p>
        <Link to="/file" class="button">
          {privacy.back}
        </Link>
      </p>
    </article>
  );
}
