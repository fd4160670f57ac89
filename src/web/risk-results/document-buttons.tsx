import { useState } from 'react'
import { useAnnounce } from '../session/announce.tsx'
import type { NamedFile } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'

const formats = ['pdf', 'docx', 'xlsx'] as const
type Format = (typeof formats)[number]
type Props = {
  /** Says which document, for those who do not see what stands beside the button. */
  label: (format: string) => string
  make: (format: Format) => Promise<NamedFile>
}

/** A document to take along, in each of its forms. */
export function DocumentButtons({ label, make }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const press = async (format: Format) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await make(format)
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
