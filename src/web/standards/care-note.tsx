import { lazy, Suspense, useState } from 'react'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { isForCare, type Requirement } from './control.ts'

const MarkSheet = lazy(async () => ({ default: (await import('./mark-sheet.tsx')).MarkSheet }))

type Props = {
  edition: string
  requirement: Requirement
  healthcare: NonNullable<Requirement['healthcare']>
  /** What that means in care, in our words. */
  about: { nl: string; en: string } | null | undefined
}

/** What NEN 7510 adds for health care, how sure that is, and what the organisation says instead where it knows better. */
export function CareNote({ edition, requirement, healthcare, about }: Props) {
  const text = useText()
  const written = useWritten()
  const may = useMay('standards:annotate')
  const [correcting, setCorrecting] = useState(false)
  const { correction } = requirement
  const { confidence } = healthcare
  const mark = correction?.mark ?? healthcare.mark
  return (
    <Section title={text('control.care')} beside={correction ? undefined : text(`confidence.${confidence}`)}>
      <div className={isForCare(mark) ? 'healthcare' : undefined}>
        {about ? <p>{written.inLanguage(about)}</p> : <b>{text(`healthcare.${mark}`)}.</b>}
        <p className={about ? 'small' : undefined}>
          {text(`control.care.${mark}`)} {correction ? null : text(`control.sure.${confidence}`)}
        </p>
      </div>
      {correction ? (
        <p className="small">
          {text('mark.corrected', {
            name: correction.correctedBy,
            day: written.dayOf(correction.correctedAt),
            reason: correction.reason,
          })}{' '}
          {text('mark.was', { mark: text(`healthcare.${healthcare.mark}`).toLowerCase() })}
        </p>
      ) : null}
      {may && (correction || confidence !== 'high') ? (
        <p>
          <Button look="quiet" small onPress={() => setCorrecting(true)}>
            {text('mark.correct')}
          </Button>
        </p>
      ) : null}
      {correcting ? (
        <Suspense fallback={null}>
          <MarkSheet edition={edition} requirement={requirement} onClose={() => setCorrecting(false)} />
        </Suspense>
      ) : null}
    </Section>
  )
}
