import { render } from 'preact';
import './styles/ground.css';
import './styles/frame.css';
import './styles/form.css';
import './styles/screens.css';
import { keepSettings, language } from './settings.js';
import { App } from './shell/app.js';
import { speak } from './words/index.js';

const root = document.getElementById('app');
if (root) {
  keepSettings();
  // English words come as a file of their own; the first page waits for them rather than flashing in Chinese.
  void speak(language.value).then(() => {
    render(<App />, root);
  });
}
