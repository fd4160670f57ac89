import { frameEn } from './frame.en.ts'
import { signInEn } from './sign-in.en.ts'
import { todayEn } from './today.en.ts'
import { wordsEn } from './words.en.ts'

/** What signing in and the first page say: brought before anything is shown. All other texts come after it. */
export const firstEn = { ...wordsEn, ...frameEn, ...signInEn, ...todayEn }
