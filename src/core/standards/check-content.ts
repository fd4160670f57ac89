import { compareRequirementIds, type Edition } from './edition.ts'
import type { Law } from './law.ts'
import { type Mapping, shapeOf } from './mapping.ts'

/** Something wrong in the content: in which edition or mapping, where in it, and what. */
export type ContentFault = { in: string; place: string; message: string }

/**
 * What is wrong in editions and mappings that each have the right form: numbers that occur twice or out of order, counts that
 * do not add up, unknown themes, and mappings that point nowhere or leave a requirement out unmentioned. Empty when all is whole.
 */
export function checkContent(editions: readonly Edition[], mappings: readonly Mapping[]): ContentFault[] {
  const known = new Map(editions.map((edition) => [edition.id, edition]))
  return [
    ...repeated(editions.map(({ id }) => id)).map((id) => ({ in: id, place: 'id', message: 'occurs in two files' })),
    ...repeated(mappings.map(({ id }) => id)).map((id) => ({ in: id, place: 'id', message: 'occurs in two files' })),
    ...editions.flatMap(checkEdition),
    ...mappings.flatMap((mapping) => checkMapping(mapping, known)),
  ]
}

function checkEdition(edition: Edition): ContentFault[] {
  const { id, standard, year, requirements, themes, counts } = edition
  const faults: ContentFault[] = []
  const fault = (place: string, message: string) => faults.push({ in: id, place, message })
  const expect = (place: string, found: number | null, declared: number | null) => {
    if (found !== declared) fault(place, `${declared} declared, ${found} found`)
  }
  if (id !== `${standard}-${year}`) fault('id', `is not made of standard and year, ${standard}-${year}`)
  for (const theme of repeated(themes.map((one) => one.id))) fault('themes', `${theme} occurs twice`)
  for (const number of repeated(requirements.map((one) => one.id))) fault('requirements', `${number} occurs twice`)
  requirements.forEach((one, i) => {
    const before = requirements[i - 1]
    if (before && compareRequirementIds(before.id, one.id) > 0)
      fault(`requirements[${i}]`, `${one.id} comes after ${before.id}`)
    if (!themes.some((theme) => theme.id === one.theme)) fault(`requirements[${i}].theme`, `${one.theme} is no theme`)
    if ((one.attributes === null) !== (one.attributesConfidence === null)) {
      fault(`requirements[${i}].attributesConfidence`, 'goes with attributes, or neither is given')
    }
    if ((one.healthcare === null) !== (counts.healthcare === null)) {
      fault(`requirements[${i}].healthcare`, 'is given for all requirements or for none')
    }
  })
  for (const number of repeated(edition.clauses.map((one) => one.id))) fault('clauses', `${number} occurs twice`)
  edition.clauses.forEach((one, i) => {
    const before = edition.clauses[i - 1]
    if (before && compareRequirementIds(before.id, one.id) > 0)
      fault(`clauses[${i}]`, `${one.id} comes after ${before.id}`)
  })
  expect('counts.clauses', edition.clauses.length, counts.clauses)
  expect('counts.total', requirements.length, counts.total)
  for (const theme of new Set([...themes.map((one) => one.id), ...Object.keys(counts.themes)])) {
    expect(
      `counts.themes.${theme}`,
      requirements.filter((one) => one.theme === theme).length,
      counts.themes[theme] ?? null,
    )
  }
  for (const [mark, declared] of Object.entries(counts.healthcare ?? {})) {
    expect(`counts.healthcare.${mark}`, requirements.filter((one) => one.healthcare?.mark === mark).length, declared)
  }
  const established = requirements.every((one) => one.newInEdition !== null)
  expect(
    'counts.newInEdition',
    established ? requirements.filter((one) => one.newInEdition).length : null,
    counts.newInEdition,
  )
  return faults
}

/** What is wrong in articles of law: references to controls or clauses that the edition does not have, or to no source. */
export function checkLaws(laws: readonly Law[], edition: Edition): ContentFault[] {
  const known = { controls: edition.requirements.map(({ id }) => id), clauses: edition.clauses.map(({ id }) => id) }
  return laws.flatMap((law) =>
    law.measures.flatMap((measure) =>
      (['controls', 'clauses'] as const).flatMap((kind) => {
        const place = `measures.${measure.id}.${kind}`
        const fault = (message: string) => ({ in: `laws/${law.id}.json`, place, message })
        return [
          ...measure[kind].filter(({ id }) => !known[kind].includes(id)).map(({ id }) => fault(`there is no ${id}`)),
          ...measure[kind]
            .filter(({ source }) => law.sources[source] === undefined)
            .map(({ source }) => fault(`there is no source ${source}`)),
          ...repeated(measure[kind].map(({ id }) => id)).map((id) => fault(`${id} occurs twice`)),
        ]
      }),
    ),
  )
}

function checkMapping(mapping: Mapping, editions: ReadonlyMap<string, Edition>): ContentFault[] {
  const faults: ContentFault[] = []
  const fault = (place: string, message: string) => faults.push({ in: mapping.id, place, message })
  const idsOf = (side: 'from' | 'to') => editions.get(mapping[side])?.requirements.map(({ id }) => id)
  const [fromIds, toIds] = [idsOf('from'), idsOf('to')]
  if (mapping.id !== `${mapping.from}--${mapping.to}`) fault('id', `is not ${mapping.from}--${mapping.to}`)
  if (!fromIds) fault('from', `${mapping.from} is no edition`)
  if (!toIds) fault('to', `${mapping.to} is no edition`)
  if (!fromIds || !toIds) return faults
  mapping.pairs.forEach((pair, i) => {
    if (!fromIds.includes(pair.from)) fault(`pairs[${i}].from`, `${mapping.from} has no ${pair.from}`)
    if (!toIds.includes(pair.to)) fault(`pairs[${i}].to`, `${mapping.to} has no ${pair.to}`)
    if (mapping.sources[pair.source] === undefined) fault(`pairs[${i}].source`, `there is no source ${pair.source}`)
  })
  mapping.clauses.forEach((row, i) => {
    if (mapping.sources[row.source] === undefined) fault(`clauses[${i}].source`, `there is no source ${row.source}`)
  })
  for (const twice of repeated(mapping.pairs.map(({ from, to }) => `${from} to ${to}`)))
    fault('pairs', `${twice} occurs twice`)
  const { merged, split, orphans } = shapeOf(mapping, fromIds, toIds)
  const found = { pairs: mapping.pairs.length, merged: merged.length, split: split.length }
  for (const name of ['pairs', 'merged', 'split'] as const) {
    if (found[name] !== mapping.counts[name])
      fault(`counts.${name}`, `${mapping.counts[name]} declared, ${found[name]} found`)
  }
  for (const side of ['from', 'to'] as const) {
    for (const id of orphans[side].filter((id) => !mapping.orphans[side].includes(id)))
      fault(`orphans.${side}`, `${id} has no counterpart and is not listed`)
    for (const id of mapping.orphans[side].filter((id) => !orphans[side].includes(id)))
      fault(`orphans.${side}`, `${id} is listed and has a counterpart, or does not exist`)
  }
  return faults
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))]
}
