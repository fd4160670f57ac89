import type { Edition } from './edition.ts'

/** A row of a sheet with own texts: which requirement it is about, and its text. */
export type OwnTextRow = { row: number; kind: string; number: string; text: string }
export type PlacedText = { row: number; kind: 'controls' | 'clauses'; requirement: string; text: string }
/** Why a row is not taken. */
export type RowFault = { row: number; why: 'unknown' | 'twice' | 'ambiguous'; number: string }

/**
 * Finds the requirement that each row is about. Clauses and controls share numbers: a row that does not say which it means is taken
 * where only one has the number, or where it is written as an annex is cited (A.5.1); otherwise it is refused rather than guessed.
 * A number that comes twice is refused both times, since a spreadsheet program that takes 5.10 for a number makes it 5.1.
 * Rows without text say nothing.
 */
export function placeOwnTexts(
  edition: Edition,
  rows: readonly OwnTextRow[],
): { placed: PlacedText[]; faults: RowFault[] } {
  const known = {
    controls: new Set(edition.requirements.map(({ id }) => id)),
    clauses: new Set(edition.clauses.map(({ id }) => id)),
  }
  const faults: RowFault[] = []
  const placed: PlacedText[] = []
  for (const { row, kind, number, text } of rows) {
    if (text.trim() === '') continue
    const annexed = /^a\.?\s*(?=\d)/i.test(number)
    const requirement = number.replace(/^a\.?\s*(?=\d)/i, '').trim()
    const kinds = (['controls', 'clauses'] as const).filter(
      (one) => known[one].has(requirement) && (kind === '' ? !annexed || one === 'controls' : kind === one),
    )
    const [found] = kinds
    if (!found) faults.push({ row, why: 'unknown', number })
    else if (kinds.length > 1) faults.push({ row, why: 'ambiguous', number })
    else placed.push({ row, kind: found, requirement, text: text.trim() })
  }
  const count = (one: PlacedText) =>
    placed.filter((other) => other.kind === one.kind && other.requirement === one.requirement).length
  const twice = placed.filter((one) => count(one) > 1)
  return {
    placed: placed.filter((one) => count(one) === 1),
    faults: [
      ...faults,
      ...twice.map(({ row, requirement }) => ({ row, why: 'twice' as const, number: requirement })),
    ].sort((a, b) => a.row - b.row),
  }
}
