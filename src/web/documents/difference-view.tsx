import { compareVersion } from '../../features/documents/versions.contract.ts'
import { useAnswer } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import styles from './documents.module.css'

type Line = NonNullable<Answer<typeof compareVersion>['lines']>[number]
type Shown = { line: Line; key: string } | { cut: number; key: string }

/** Unchanged stretches longer than this are cut short: one reads what changed. */
const kept = 1

/** What differs is shown whole, with one unchanged line before and after; the rest is counted. */
function shortened(lines: readonly Line[]): Shown[] {
  const shown: Shown[] = []
  let cut = 0
  for (const [place, line] of lines.entries()) {
    const near = lines.slice(Math.max(0, place - kept), place + kept + 1).some(({ change }) => change !== 'same')
    if (!near) {
      cut += 1
      continue
    }
    if (cut > 0) shown.push({ cut, key: `cut before ${place}` })
    cut = 0
    shown.push({ line, key: `line ${place}` })
  }
  if (cut > 0) shown.push({ cut, key: 'cut at the end' })
  return shown
}

/** How a version differs from an earlier one, paragraph by paragraph and word by word. */
export function DifferenceView({ id, from, lang }: { id: string; from?: string; lang: string }) {
  const text = useText()
  const answer = useAnswer(compareVersion, { params: { id }, query: { from } })
  return (
    <Loaded answer={answer}>
      {(found) => {
        const lines = [...found.inShort, ...(found.lines ?? [])]
        const same = lines.every(({ change }) => change === 'same')
        return (
          <>
            {found.lines === null ? <p className="small">{text('documents.filesDiffer')}</p> : null}
            {found.coarse ? <p className="small">{text('documents.coarse')}</p> : null}
            {found.testDiffers ? <p className="small">{text('documents.testDiffers')}</p> : null}
            {same ? (
              <p>{text('documents.noDifference')}</p>
            ) : (
              <div className={styles.difference} lang={lang}>
                {shortened(lines).map((one) =>
                  'cut' in one ? (
                    <p key={one.key} className={styles.cut}>
                      {text('documents.cut', { count: one.cut })}
                    </p>
                  ) : (
                    <DifferenceLine key={one.key} line={one.line} />
                  ),
                )}
              </div>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function DifferenceLine({ line }: { line: Line }) {
  const mark = line.kind === 'bullet' || line.kind === 'number' ? '• ' : ''
  return (
    <p className={styles[line.kind]} style={{ paddingLeft: `${line.depth * 1.2}em` }}>
      {mark}
      {line.parts.map((part, place) => {
        // The parts are an order of their own and never move.
        const key = `${place} ${part.kind}`
        if (part.kind === 'added') return <ins key={key}>{part.text}</ins>
        if (part.kind === 'removed') return <del key={key}>{part.text}</del>
        return <span key={key}>{part.text}</span>
      })}
    </p>
  )
}
