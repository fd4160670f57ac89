import { frameEn } from './frame.en.ts'
import type { TextKey } from './nl.ts'
import { signInEn } from './sign-in.en.ts'
import { wordsEn } from './words.en.ts'

/** All texts in English. */
export const en: Record<TextKey, string> = { ...wordsEn, ...frameEn, ...signInEn }
