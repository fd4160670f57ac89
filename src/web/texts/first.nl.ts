import { frameNl } from './frame.nl.ts'
import { signInNl } from './sign-in.nl.ts'
import { todayNl } from './today.nl.ts'
import { wordsNl } from './words.nl.ts'

/** What signing in and the first page say: brought before anything is shown. All other texts come after it. */
export const firstNl = { ...wordsNl, ...frameNl, ...signInNl, ...todayNl }
