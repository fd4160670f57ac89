import { frameNl } from './frame.nl.ts'
import { signInNl } from './sign-in.nl.ts'
import { wordsNl } from './words.nl.ts'

/** All texts in Dutch, which also settles their names. */
export const nl = { ...wordsNl, ...frameNl, ...signInNl }

export type TextKey = keyof typeof nl
