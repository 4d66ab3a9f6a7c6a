import { Link } from '../router.js';
import { Icon } from '../ui/icons.js';
import { words } from '../words/index.js';

export function Footer() {
  const { footer } = words.value.site;
  return (
    <footer class="footer">
      <div class="frame footer-row">
        <div>
          <a class="hotline" href="tel:12330">
            <Icon name="phone" />
            {footer.hotline}
          </a>
          <p class="small">{footer.hotlineNote}</p>
        </div>
        <div>
          <p>{footer.free}</p>
          <p class="small">{footer.zone}</p>
        </div>
        <ul class="footer-links">
          <li>
            <Link to="/privacy">{footer.privacy}</Link>
          </li>
          <li>
            <Link to="/open">{footer.open}</Link>
          </li>
          <li>
            <Link to="/statistics">{words.value.statistics.title}</Link>
          </li>
          <li>
            <a href="/console">{footer.staff}</a>
          </li>
        </ul>
      </div>
    </footer>
  );
}
