import { Link } from '../router.js';
import { isLargeType, language } from '../settings.js';
import { Icon } from '../ui/icons.js';
import { speak, words } from '../words/index.js';

/** The seal: a net whose threads meet in one knot. */
export function Seal() {
  return (
    <svg class="seal" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <rect width="48" height="48" rx="9" />
      <path d="M24 9.500v11M10.500 34.500l10-7M37.500 34.500l-10-7" />
      <circle cx="24" cy="25" r="4.500" />
      <path class="net" d="M24 9.500L37.500 34.500h-27z" />
    </svg>
  );
}

function Settings() {
  const { settings } = words.value.site;
  const other = language.value === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <div class="settings" role="group" aria-label={settings.label}>
      <button
        type="button"
        class="setting"
        aria-pressed={isLargeType.value}
        onClick={() => {
          isLargeType.value = !isLargeType.value;
        }}
      >
        <span class="type-sample" aria-hidden="true">
          {language.value === 'en' ? 'A' : '字'}
        </span>
        {settings.largeType}
      </button>
      <button type="button" class="setting" lang={other} onClick={() => void speak(other)}>
        <Icon name="globe" />
        {settings.language}
      </button>
    </div>
  );
}

export function Header({ place }: { place: string }) {
  const { site } = words.value;
  const pages = [
    ['/file', site.nav.file],
    ['/track', site.nav.track],
    ['/institutions', site.nav.institutions],
    ['/receipt', site.nav.receipt],
  ] as const;
  return (
    <header class="header">
      <div class="frame header-row">
        <Link to="/" class="brand" current={place === '/'}>
          <Seal />
          <span>
            <span class="brand-name">{site.name}</span>
            <span class="brand-line">{site.tagline}</span>
          </span>
        </Link>
        <nav class="nav" aria-label={site.nav.label}>
          {pages.map(([to, name]) => (
            <Link key={to} to={to} current={place === to || place.startsWith(`${to}/`)}>
              {name}
            </Link>
          ))}
        </nav>
        <Settings />
      </div>
    </header>
  );
}
