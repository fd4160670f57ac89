import { useState } from 'react'
import { downloadTransition } from '../../features/transition/transition.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Problem } from '../ui/problem.tsx'
import styles from './transition.module.css'
import type { Transition } from './transition.ts'

const formats = ['pdf', 'docx', 'xlsx'] as const

/** The report as a file, in the language on screen. */
export function TransitionFiles({ transition: { from, to, assessment } }: { transition: Transition }) {
  const text = useText()
  const announce = useAnnounce()
  const language = useLanguage()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<(typeof formats)[number] | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (format: (typeof formats)[number]) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadTransition, {
        params: { from: from.id, to: to.id },
        query: { format, language, ...(assessment ? { assessment } : {}) },
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
  return (
    <section className={styles.part}>
      <h3>{text('transition.report')}</h3>
      <p className="small">{text('transition.reportHint')}</p>
      <div className={`row ${styles.acts}`}>
        {formats.map((format) => (
          <Button
            key={format}
            look="quiet"
            small
            busy={making === format}
            disabled={making !== null && making !== format}
            onPress={() => void make(format)}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </div>
      {problem ? <Problem problem={problem} /> : null}
    </section>
  )
}
