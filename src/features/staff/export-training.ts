import type { SheetForm } from '../../core/exchange/sheet-form.ts'
import type { TrainingState } from '../../core/staff/training.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import { type Exported, fileOf } from './export-staff.ts'
import type { trainingOn } from './read-trainings.ts'

const stateWords: Record<TrainingState, { nl: string; en: string }> = {
  done: { nl: 'Gevolgd', en: 'Followed' },
  soon: { nl: 'Binnenkort opnieuw', en: 'Again soon' },
  again: { nl: 'Moet opnieuw', en: 'Has to be repeated' },
  failed: { nl: 'Niet geslaagd', en: 'Not passed' },
  never: { nl: 'Nog niet gevolgd', en: 'Not followed yet' },
}

const form = (title: string): SheetForm => ({
  kind: 'training',
  version: 1,
  // The name of a sheet: at most 31 characters, some not allowed.
  name: { nl: sheetName(title), en: sheetName(title) },
  maxRows: 20_000,
  columns: [
    { key: 'name', heading: { nl: 'Naam', en: 'Name' }, width: 30, kind: 'text', maxLength: 160 },
    { key: 'function', heading: { nl: 'Functie', en: 'Function' }, width: 28, kind: 'text', maxLength: 160 },
    { key: 'teams', heading: { nl: 'Teams', en: 'Teams' }, width: 28, kind: 'text', maxLength: 4000 },
    { key: 'state', heading: { nl: 'Stand', en: 'State' }, width: 20, kind: 'text', maxLength: 60 },
    { key: 'followedOn', heading: { nl: 'Laatst gevolgd op', en: 'Last followed on' }, width: 18, kind: 'day' },
    { key: 'due', heading: { nl: 'Opnieuw voor', en: 'Again by' }, width: 14, kind: 'day' },
  ],
})

const sheetName = (title: string) =>
  title
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 31) || 'Training'

/** How the audience of a training stands, as a sheet. */
export function trainingFile(found: Awaited<ReturnType<typeof trainingOn>>, exported: Exported): FileAnswer {
  const rows = found.rows.map((one) => ({
    name: one.name,
    function: one.function,
    teams: one.teams.join('; '),
    state: stateWords[one.state][exported.language],
    followedOn: one.followedOn ?? '',
    due: one.due ?? '',
  }))
  return fileOf(form(found.title), rows, exported)
}
