import { createContext, useContext } from 'react'

/** Whether the session ended and somebody is signing in again on top of the page. */
export const EndedContext = createContext(false)

export function useEnded(): boolean {
  return useContext(EndedContext)
}
