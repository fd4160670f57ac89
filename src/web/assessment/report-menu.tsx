import { Popover } from '@mantine/core'
import { useState } from 'react'
import { downloadAssessmentReport } from '../../features/assessment/results.contract.ts'
import { type Language, languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import statement from '../statement/statement.module.css'
import { Button } from '../ui/button.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'

const formats = ['pdf', 'docx', 'xlsx'] as const
type Format = (typeof formats)[number]

/** The gap report as a file, in either language. Making it goes on when the menu is closed. */
export function ReportMenu({ assessment }: { assessment: string }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const here = useLanguage()
  const [opened, setOpened] = useState(false)
  const [chosen, setChosen] = useState<Language | null>(null)
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const language = chosen ?? here
  const make = async (format: Format) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadAssessmentReport, { params: { assessment }, query: { format, language }, at })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(null)
    }
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button look="quiet" busy={making !== null && !opened} onPress={() => setOpened(!opened)}>
          <Icon name="download" />
          &nbsp;{text('report.download')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text('report.download')} className={statement.download}>
        {at === null ? null : <p className="small">{text('report.downloadAt', { day: written.day(at) })}</p>}
        <ChoiceField
          label={text('language.choose')}
          field={{ name: 'report-language', value: language, onChange: setChosen, error: undefined }}
          choices={languages.map((one) => ({ value: one, label: text(`language.${one}`) }))}
        />
        <div className={statement.formats}>
          {formats.map((format) => (
            <Button
              key={format}
              look={format === 'pdf' ? 'main' : 'quiet'}
              busy={making === format}
              disabled={making !== null && making !== format}
              onPress={() => void make(format)}
            >
              {format.toUpperCase()}
            </Button>
          ))}
        </div>
        <p className="small" role="status">
          {making ? text('statement.making', { format: making.toUpperCase() }) : text('report.formats')}
        </p>
        {problem ? <Problem problem={problem} /> : null}
      </Popover.Dropdown>
    </Popover>
  )
}
