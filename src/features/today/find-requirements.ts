import type { ControlState } from '../../core/applicability/control-state.ts'
import type { Guidance } from '../../core/guidance/guidance.ts'
import { type Content, guidanceOf, isAboutCare } from '../../core/standards/content.ts'
import type { Edition } from '../../core/standards/edition.ts'

/** Where a text was found, the most telling first. */
const places = ['number', 'title', 'text', 'explanation'] as const
type Standing = { state: ControlState; written: string }
export type Hit = {
  edition: string
  editionName: string
  kind: 'controls' | 'clauses'
  requirement: string
  title: { nl: string; en: string }
  /** Null for a clause: nothing is decided about those. */
  state: ControlState | null
  found: (typeof places)[number]
}

// What is written without accents, as most is, need not be taken apart.
const plain = (text: string) =>
  (/^[ -~\n\r\t]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase()

type Entry = { about: Omit<Hit, 'state' | 'found'>; titles: string; explained: string }

/** Everything that can be found without an organisation, folded once: numbers, titles and explanations of all editions. */
export function requirementIndex(content: Content): Entry[] {
  return [...content.editions.values()].flatMap((edition) =>
    (['controls', 'clauses'] as const).flatMap((kind) =>
      (kind === 'controls' ? edition.requirements : edition.clauses).map(({ id, title }) => ({
        about: { edition: edition.id, editionName: edition.name, kind, requirement: id, title },
        titles: plain(`${title.nl}\n${title.en}`),
        explained: plain(saidAbout(edition, guidanceOf(content, edition.id, kind, id))),
      })),
    ),
  )
}

function saidAbout(edition: Edition, guidance: Guidance | undefined): string {
  if (!guidance) return ''
  const care = isAboutCare(edition)
  const asked = guidance.questions.filter((one) => care || !one.care)
  const texts = [guidance.about, ...(care && guidance.care ? [guidance.care] : []), ...asked, guidance.measure]
  return texts.flatMap(({ nl, en }) => [nl, en]).join('\n')
}

/**
 * The requirements of adopted editions in which a text occurs, capitals and accents aside: by number first, then by title, by what the
 * organisation wrote, and by what the product says about them.
 */
export function findRequirements(
  index: readonly Entry[],
  adopted: ReadonlySet<string>,
  text: string,
  standingOf: (edition: string, requirement: string) => Standing,
): Hit[] {
  const wanted = plain(text)
  const hits = index.flatMap(({ about, titles, explained }): Hit[] => {
    if (!adopted.has(about.edition)) return []
    const standing = about.kind === 'controls' ? standingOf(about.edition, about.requirement) : null
    const found = about.requirement.startsWith(wanted)
      ? 'number'
      : titles.includes(wanted)
        ? 'title'
        : standing && plain(standing.written).includes(wanted)
          ? 'text'
          : explained.includes(wanted)
            ? 'explanation'
            : null
    return found ? [{ ...about, state: standing?.state ?? null, found }] : []
  })
  return hits.sort((a, b) => places.indexOf(a.found) - places.indexOf(b.found))
}
