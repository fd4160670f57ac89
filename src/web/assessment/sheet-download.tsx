import { useState } from 'react'
import { downloadAssessmentSheet } from '../../features/assessment/answering.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import { sheetName } from './addresses.ts'

type Props = {
  assessment: string
  department: string | null
  departments: readonly { id: string; name: string }[]
}

/** The questions and answers as a spreadsheet: of all departments, or of the one that is looked at. */
export function SheetDownload({ assessment, department, departments }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const language = useLanguage()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (which: string | undefined) => {
    setMaking(which ?? 'all')
    setProblem(null)
    try {
      const file = await call(downloadAssessmentSheet, {
        params: { assessment },
        query: { language, department: which },
        at,
      })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(null)
    }
  }
  const name = departments.find(({ id }) => id === department)?.name
  return (
    <>
      <Button small look="quiet" busy={making === 'all'} onPress={() => void make(undefined)}>
        <Icon name="download" />
        &nbsp;{text('sheetFile.download')}
      </Button>
      {name ? (
        <Button small look="quiet" busy={making === department} onPress={() => void make(sheetName(department))}>
          <Icon name="download" />
          &nbsp;{text('sheetFile.downloadOf', { name })}
        </Button>
      ) : null}
      {problem ? <Problem problem={problem} /> : null}
    </>
  )
}
