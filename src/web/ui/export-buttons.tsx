import { useState } from 'react'
import { useAnnounce } from '../session/announce.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Problem } from './problem.tsx'

type Format = 'xlsx' | 'csv'
type Props = {
  /** Says which list, for those who do not see what stands beside the button. */
  label: (format: string) => string
  /** Gets the file and keeps it; tells how it is called. */
  make: (format: Format) => Promise<{ name: string }>
}

/** What a list shows, as a file: the same filters and order, all pages. */
export function ExportButtons({ label, make }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const press = async (format: Format) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await make(format)
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
      {(['xlsx', 'csv'] as const).map((format) => (
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
