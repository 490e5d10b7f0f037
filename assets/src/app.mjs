// What app.js holds. Every page works without it.
import {
  createAll, Button, CharacterCount, Checkboxes, ErrorSummary,
  NotificationBanner, PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs
} from 'govuk-frontend';
import { Picker } from './picker_cy.mjs';
import { watchSession } from './session.mjs';
import { keepDrafts } from './draft.mjs';
import { sendOnce } from './once.mjs';
import { showPrint } from './print.mjs';
import { letDraw } from './draw.mjs';
import { startRecorder } from './recorder.mjs';
import { openCircle } from './circle.mjs';
import { offerStarts } from './starts.mjs';

const components = [
  Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner,
  PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs, Picker
];

for (const component of components) {
  createAll(component);
}
document.querySelectorAll('[data-module="dir-session"]')
  .forEach(watchSession);
document.querySelectorAll('[data-module="dir-print"]').forEach(showPrint);
document.querySelectorAll('[data-module="dir-recorder"]')
  .forEach(startRecorder);
keepDrafts(document);
document.querySelectorAll('[data-module="dir-draw"]').forEach(letDraw);
document.querySelectorAll('[data-module="dir-circle"]').forEach(openCircle);
document.querySelectorAll('[data-module="dir-starts"]').forEach(offerStarts);
sendOnce(document);
