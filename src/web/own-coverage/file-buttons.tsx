import { useState } from 'react'
import { coverageForms } from '../../features/own-coverage/own-coverage-versions.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import type { NamedFile } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { ApiProblem } from '../session/problem.ts'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './own-coverage.module.css'

type Format = (typeof coverageForms)[number]

/** A report in each of its forms: two to read, two that programs read back without loss. */
export function FileButtons({ what, get }: { what: string; get: (format: Format) => Promise<NamedFile> }) {
  const text = useText()
  const announce = useAnnounce()
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const press = async (format: Format) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await get(format)
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
    <div className={styles.stack}>
      <div className={`${styles.line} screen-only`}>
        {coverageForms.map((format) => (
          <Button
            key={format}
            look="quiet"
            small
            busy={making === format}
            disabled={making !== null && making !== format}
            label={text('ownCoverage.fileOf', { what, format: format.toUpperCase() })}
            onPress={() => void press(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      {problem ? <Problem problem={problem} /> : null}
    </div>
  )
}
