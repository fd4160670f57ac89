import { staffFields } from '../../core/staff/import-fields.ts'
import { importStaff, tryStaffImport } from '../../features/staff/import.contract.ts'
import { readStaffOverview } from '../../features/staff/staff.contract.ts'
import { ListImportPage } from '../list-import/list-import-page.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { CheckField } from '../ui/fields.tsx'
import { ImportReport } from './import-report.tsx'
import { StaffParts } from './staff-parts.tsx'

type Key = (typeof staffFields)[number]['key'] | ''
type Asked = { file: string; columns: Key[] | null; wholeListOn: string | null; startOn: string | null }

/** Takes over a list of people. */
export function ImportPage() {
  const text = useText()
  const may = useMay('staff:write')
  const overview = useAnswer(readStaffOverview, {})
  const attempt = useCommand(tryStaffImport)
  const take = useCommand(importStaff)
  const today = overview.data?.day ?? ''
  return (
    <ListImportPage
      title={text('staffImport.title')}
      lede={text('staffImport.lede')}
      parts={<StaffParts />}
      hint={text('staffImport.hint')}
      mayNot={may ? null : text('staffImport.mayNot')}
      waiting={!overview.data}
      attempt={attempt}
      take={take}
      fresh={(file): Asked => ({ file, columns: null, wholeListOn: null, startOn: today || null })}
      choices={() => staffFields.map(({ key }) => ({ value: key, label: text(`staffField.${key}`) }))}
      options={(_, asked, onChange) => (
        <>
          <CheckField
            label={text('staffImport.whole')}
            hint={text('staffImport.wholeHint')}
            field={{
              name: 'whole',
              value: asked.wholeListOn !== null,
              error: undefined,
              onChange: (whole) => onChange({ ...asked, wholeListOn: whole ? today : null }),
            }}
          />
          {asked.wholeListOn !== null ? (
            <DayField
              label={text('staffImport.wholeOn')}
              field={{
                name: 'wholeListOn',
                value: asked.wholeListOn,
                error: undefined,
                onChange: (day) => onChange({ ...asked, wholeListOn: day || today }),
              }}
            />
          ) : null}
          <DayField
            label={text('staffImport.startOn')}
            hint={text('staffImport.startOnHint')}
            field={{
              name: 'startOn',
              value: asked.startOn ?? '',
              error: undefined,
              onChange: (day) => onChange({ ...asked, startOn: day || null }),
            }}
          />
        </>
      )}
      report={(tried, waiting) => <ImportReport report={tried} waiting={waiting} />}
      countTried={({ added, changed, ended }) => added.length + changed.length + ended.length}
      countDone={({ added, changed, ended }) => added + changed + ended}
      to="/staff"
    />
  )
}
