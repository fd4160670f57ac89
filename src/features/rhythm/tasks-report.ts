import type { Mark, Report, ReportCell } from '../../core/report/report.ts'
import { tableReport } from '../../core/report/table-report.ts'
import type { DueState } from '../../core/rhythm/due-kinds.ts'
import { actingWords, kindWords, stateWords } from '../../core/rhythm/due-words.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Language } from '../../platform/language/languages.ts'
import { asRecorded } from '../../platform/trail/as-recorded.ts'
import type { Task } from './read-tasks.ts'

const marks: Record<DueState, Mark> = { overdue: 'fails', 'this-week': 'planned', later: 'none', undated: 'none' }

const words = {
  nl: {
    title: 'Taken',
    lead: 'De taken zoals de lijst ze op dit moment toonde, met dezelfde filters en volgorde.',
    columns: ['Taak', 'Hoort bij', 'Soort', 'Stand', 'Uiterlijk', 'Wie', 'Aantal'],
    none: 'Geen enkele taak past bij de filters.',
  },
  en: {
    title: 'Tasks',
    lead: 'The tasks as the list showed them at this moment, with the same filters and order.',
    columns: ['Task', 'Belongs to', 'Kind', 'State', 'Due', 'Who', 'Count'],
    none: 'No task fits the filters.',
  },
} as const

const shares = [28, 20, 14, 10, 10, 18, 6]

/** The tasks of a list as a document with one table. */
export async function tasksReport(reader: Reader, tasks: readonly Task[], language: Language): Promise<Report> {
  const own = words[language]
  return tableReport(
    await asRecorded(reader, language),
    own,
    shares,
    tasks.map((task): ReportCell[] => [
      task.title,
      task.about,
      kindWords[task.kind][language],
      { mark: { mark: marks[task.state], word: stateWords[task.state][language] } },
      { day: task.dueOn },
      actingWords(task.who, language),
      task.count ?? '',
    ]),
  )
}
