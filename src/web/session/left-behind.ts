/** How pieces that were typed and not saved are named in this browser: mark, organisation, person, and what they are about. */
export const unsentMark = 'zorgborg-unsent'

const keysOf = (person: string, storage: Storage) =>
  Object.keys(storage).filter((key) => key.startsWith(`${unsentMark} `) && key.split(' ')[2] === person)

/** How much somebody typed in this browser that is not saved yet. */
export const countLeftBehind = (person: string, storage: Storage): number => keysOf(person, storage).length

let dropped: string | null = null

/** Whether a person threw it away: what still lies in the memory of this page must then not be kept anew while the page goes. */
export const wasDropped = (person: string): boolean => dropped === person

/** Throws away what somebody typed in this browser and did not save. For the moment before the page goes. */
export function dropLeftBehind(person: string, storage: Storage): void {
  dropped = person
  for (const key of keysOf(person, storage)) storage.removeItem(key)
}
