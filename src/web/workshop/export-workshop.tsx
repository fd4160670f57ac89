import { useState } from 'react'
import { downloadWorkshop } from '../../features/workshop/workshop.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import type { Workshop } from './workshop.ts'

const formats = ['pdf', 'docx', 'xlsx', 'csv'] as const

/** What the workshop decided, as a report or as a sheet. */
export function ExportWorkshop({ workshop }: { workshop: Workshop }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (format: (typeof formats)[number]) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadWorkshop, { params: { id: workshop.id }, query: { format }, at })
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
    <div className="screen-only">
      {problem ? <Problem problem={problem} /> : null}
      <div className="row">
        {formats.map((format) => (
          <Button
            key={format}
            look="quiet"
            busy={making === format}
            label={text('workshop.export', { format: format.toUpperCase() })}
            onPress={() => void make(format)}
          >
            <Icon name="download" />
            &nbsp;{format.toUpperCase()}
          </Button>
        ))}
      </div>
    </div>
  )
}
