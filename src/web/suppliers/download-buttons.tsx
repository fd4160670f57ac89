import { useState } from 'react'
import type { Contract } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import type { NamedFile, Request } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'

type Format = 'pdf' | 'xlsx' | 'csv'
type Props<C extends Contract> = {
  formats: readonly Format[]
  label: (format: string) => string
  /** Which file to ask for, in a form. */
  request: (format: Format) => readonly [C, { params?: unknown; query: unknown }]
}

/** What a list shows, as a file: the same filters and order, all pages, at the moment on screen. */
export function DownloadButtons<C extends Contract>({ formats, label, request }: Props<C>) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const press = async (format: Format) => {
    setMaking(format)
    setProblem(null)
    try {
      const [contract, asked] = request(format)
      const file = (await call(contract, { ...asked, at } as unknown as Request<C>)) as unknown as NamedFile
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
    <>
      {problem ? <Problem problem={problem} /> : null}
      {formats.map((format) => (
        <Button
          key={format}
          look="quiet"
          busy={making === format}
          label={label(format.toUpperCase())}
          onPress={() => void press(format)}
        >
          <Icon name="download" />
          &nbsp;{format.toUpperCase()}
        </Button>
      ))}
    </>
  )
}
