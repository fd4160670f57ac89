import { axes } from '../../core/assessment/sheets.ts'
import { departmentOf } from './addresses.ts'
import type { Opened } from './saved-answers.ts'
import { isInPart, type Part, type Step, type Subject } from './steps.ts'

/** Which questions the sheet shows, as its address says. */
export type SheetFilter = {
  department: string | null
  theme: string | undefined
  kind: (typeof axes)[number] | undefined
  /** Only what nobody answered. */
  open: boolean
  /** Only what was handed to the reader. */
  mine: boolean
  /** Also what follows from other answers and need not be asked. */
  all: boolean
}

/** What the address asks for; what makes no sense there is passed over. */
export function readSheetFilter(search: URLSearchParams): SheetFilter {
  const theme = search.get('theme')
  return {
    department: departmentOf(search.get('sheet') ?? undefined),
    theme: theme && /^20(13|22)\/(control|clause)\/[a-z0-9-]{1,40}$/.test(theme) ? theme : undefined,
    kind: axes.find((axis) => axis === search.get('kind')),
    open: search.get('open') === 'yes',
    mine: search.get('mine') === 'yes',
    all: search.get('all') === 'yes',
  }
}

/** The address after a change of the filter; the moment and what is not about the filter stay. */
export function writeSheetFilter(before: URLSearchParams, change: Partial<SheetFilter>): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const [name, value] of Object.entries(change)) {
    const key = name === 'department' ? 'sheet' : name
    if (value) after.set(key, value === true ? 'yes' : value)
    else after.delete(key)
  }
  return after
}

/** A subject with those of its questions that the filter lets through. */
export type SheetSubject = { subject: Subject; steps: Step[] }

/** What the sheet shows, in reading order. */
export function filterSheet(
  subjects: readonly Subject[],
  parts: Opened['parts'],
  filter: SheetFilter,
  answered: (step: Step) => boolean,
): SheetSubject[] {
  const mine = parts.filter((part: Part) => part.mine && part.department === filter.department)
  return subjects.flatMap((subject) => {
    if (!subject.asked && !filter.all) return []
    if (filter.theme && subject.theme !== filter.theme) return []
    if (filter.mine && !mine.some((part) => isInPart(part, subject))) return []
    const steps = subject.questions
      .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
      .map((question) => ({ subject, question }))
      .filter((step) => !filter.open || !answered(step))
    return steps.length > 0 ? [{ subject, steps }] : []
  })
}
