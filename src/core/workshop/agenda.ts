/** What is voted on: without any measure, and with all of them working. */
export const stages = ['inherent', 'residual'] as const
export type Stage = (typeof stages)[number]

export const itemStates = ['waiting', 'decided', 'skipped'] as const
export type ItemState = (typeof itemStates)[number]

/** How a scenario on the agenda stands: a decision outweighs that it was skipped. */
export function itemState({ decided, skipped }: { decided: boolean; skipped: boolean }): ItemState {
  return decided ? 'decided' : skipped ? 'skipped' : 'waiting'
}

/** On what can be voted now: first inherent and, once those votes are revealed, residual. Null: on nothing more. */
export function openStage(item: { state: ItemState; revealed: Readonly<Record<Stage, boolean>> }): Stage | null {
  if (item.state !== 'waiting') return null
  return stages.find((stage) => !item.revealed[stage]) ?? null
}

/** The neighbour of an item on the agenda; at either end the item itself, and the first or last where nothing is shown. */
export function neighbour<T extends { id: string }>(items: readonly T[], id: string | null, step: 1 | -1): T | null {
  const place = items.findIndex((one) => one.id === id)
  if (place === -1) return items.at(step === 1 ? 0 : -1) ?? null
  return items[Math.min(items.length - 1, Math.max(0, place + step))] ?? null
}

/** The first item after this one that waits, going round to the start; null where none waits any more. */
export function nextWaiting<T extends { id: string; state: ItemState }>(
  items: readonly T[],
  id: string | null,
): T | null {
  const place = items.findIndex((one) => one.id === id)
  const others = [...items.slice(place + 1), ...items.slice(0, Math.max(0, place))]
  return others.find(({ state }) => state === 'waiting') ?? null
}

/** The order after one is moved to another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const without = items.filter((_, place) => place !== from)
  const one = items.slice(from, from + 1)
  const at = Math.min(without.length, Math.max(0, to))
  return [...without.slice(0, at), ...one, ...without.slice(at)]
}
