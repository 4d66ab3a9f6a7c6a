import './trust.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage, chooseLanguage } from './language/choice.js';
import { SessionGate } from './session/SessionGate.js';
import { Welcome } from './session/Welcome.js';
import { dressDocument } from './theme.js';
import './page.css';

dressDocument(document.documentElement);
chooseLanguage(chosenLanguage());

const place = document.getElementById('console');
if (place) {
  const isWelcome = location.pathname.replace(/\/$/, '') === '/console/welcome';
  createRoot(place).render(<StrictMode>{isWelcome ? <Welcome /> : <SessionGate />}</StrictMode>);
}
