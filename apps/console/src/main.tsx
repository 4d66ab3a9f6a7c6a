import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage, chooseLanguage } from './language/choice.js';
import { SessionGate } from './session/SessionGate.js';
import { dressDocument } from './theme.js';
import './page.css';

dressDocument(document.documentElement);
chooseLanguage(chosenLanguage());

const place = document.getElementById('console');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <SessionGate />
    </StrictMode>,
  );
}
