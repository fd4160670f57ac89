import type { ReactNode } from 'react'
import { readCheckpoint } from '../../features/trail/trail.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { keepFile } from '../session/download.ts'
import { useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts } from '../ui/page.tsx'
import styles from './settings.module.css'

/** The newest signed checkpoint, to be kept where this installation cannot reach it, and the key by which anybody can check it. */
export function Checkpoint({ children }: { children: ReactNode }) {
  const text = useText()
  const written = useWritten()
  const { session } = useSession()
  const checkpoint = useAnswer(readCheckpoint, {})
  return (
    <section className={styles.block}>
      <h3>{text('checkpoint.title')}</h3>
      <p>{text('checkpoint.why')}</p>
      <Loaded answer={checkpoint}>
        {({ note, size, at, verifierKey }) =>
          note === '' ? (
            <p className="small">{text('checkpoint.none')}</p>
          ) : (
            <>
              <Facts
                facts={[
                  { term: text('checkpoint.entries'), value: written.number(size) },
                  { term: text('checkpoint.at'), value: at ? written.instant(at) : '' },
                ]}
              />
              <p>
                <Button
                  look="quiet"
                  onPress={() =>
                    keepFile({
                      name: text('checkpoint.file', { organisation: session.organisation?.name ?? '', size }),
                      bytes: new Blob([note], { type: 'text/plain' }),
                    })
                  }
                >
                  {text('checkpoint.download')}
                </Button>
              </p>
              <details className={styles.fold}>
                <summary>{text('checkpoint.key')}</summary>
                <p className="small">{text('checkpoint.keyWhy')}</p>
                <p className={`code ${styles.key}`}>{verifierKey}</p>
                <CopyButton value={verifierKey} />
              </details>
            </>
          )
        }
      </Loaded>
      {children}
    </section>
  )
}
