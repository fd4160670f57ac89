import { useState } from 'react'
import { downloadVerdicts } from '../../features/demonstrability/demonstrability.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'
import type { VerdictQuery } from './verdict-query.ts'

/** The list as it is filtered: on paper, or as a file. */
export function ExportVerdicts({ query }: { query: VerdictQuery }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async () => {
    const { by: _by, ...filter } = query
    setBusy(true)
    setProblem(null)
    try {
      const file = await call(downloadVerdicts, { query: { ...filter, format: 'xlsx' }, at })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button look="bare" onPress={() => window.print()}>
        {text('verdicts.print')}
      </Button>
      <Button look="quiet" busy={busy} label={text('verdicts.export')} onPress={() => void make()}>
        <Icon name="download" />
        &nbsp;XLSX
      </Button>
    </>
  )
}
