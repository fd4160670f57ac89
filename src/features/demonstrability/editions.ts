import type { Content } from '../../core/standards/content.ts'
import type { Edition } from '../../core/standards/edition.ts'

/** These editions in the order of the content. */
export function editionsInOrder(content: Content, editions: Iterable<string>): Edition[] {
  const asked = new Set(editions)
  return [...content.editions.values()].filter(({ id }) => asked.has(id))
}
