import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguage } from './session/language.tsx'
import './theme/theme.css'

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
// Texts first: nothing is shown in the wrong language, not even for a moment. No part may wait for this file while it waits for the texts.
void startLanguage().then(() => createRoot(root).render(<App />))
