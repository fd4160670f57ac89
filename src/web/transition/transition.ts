import type { readTransition } from '../../features/transition/transition.contract.ts'
import type { Answer } from '../session/call.ts'

export type Transition = Answer<typeof readTransition>
