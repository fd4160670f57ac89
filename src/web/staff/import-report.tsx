import type { tryStaffImport } from '../../features/staff/import.contract.ts'
import { Changed, ListReport, Names } from '../list-import/list-report.tsx'
import type { Answer } from '../session/call.ts'
import { useWritten } from '../session/language.tsx'
import { type TextName, useText } from '../session/text.tsx'
import { Remark } from '../ui/problem.tsx'

type Report = Answer<typeof tryStaffImport>

const fieldNames: Record<string, TextName> = {
  name: 'staff.name',
  number: 'staff.number',
  email: 'staff.email',
  function: 'staff.function',
  location: 'staff.location',
  starts: 'staff.starts',
  ends: 'staff.ends',
  language: 'staff.language',
  teams: 'staff.teams',
}

/** What a list of people would change. */
export function ImportReport({ report, waiting }: { report: Report; waiting: boolean }) {
  const text = useText()
  const written = useWritten()
  const { added, changed, ended, newTeams, unknownLocations } = report
  return (
    <ListReport
      rows={report.rows}
      unchanged={report.unchanged}
      unchangedIs="staffImport.unchanged"
      refused={report.refused}
      waiting={waiting}
    >
      {newTeams.length > 0 ? (
        <p>{text('staffImport.newTeams', { count: newTeams.length, names: written.list(newTeams.slice(0, 20)) })}</p>
      ) : null}
      {unknownLocations.length > 0 ? (
        <Remark>{text('staffImport.unknownLocations', { names: written.list(unknownLocations.slice(0, 20)) })}</Remark>
      ) : null}
      <Changed
        title={text('staffImport.changed', { count: changed.length })}
        who={text('staff.name')}
        rows={changed}
        name={({ name }) => name}
        field={(field) => text(fieldNames[field] ?? 'staff.name')}
        value={(value, field) => (field === 'starts' || field === 'ends' ? written.day(value) : value)}
      />
      <Names title={text('staffImport.ended', { count: ended.length })} names={ended.map(({ name }) => name)} open />
      <Names
        title={text('staffImport.added', { count: added.length })}
        names={added.map(({ name, number }) => (number ? `${name} (${number})` : name))}
      />
    </ListReport>
  )
}
