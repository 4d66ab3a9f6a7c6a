import { isProving } from '../api/proving.js';
import { words } from '../words/index.js';

/** Says that the device is at work, and that nobody has to do anything. */
export const Proving = () =>
  isProving.value ? (
    <p class="proving" role="status">
      <span class="pulse" aria-hidden="true" />
      {words.value.site.proving}
    </p>
  ) : null;
