import { useText } from '../session/text.tsx'
import { Section } from '../ui/page.tsx'
import { isForCare, type Requirement } from './control.ts'

/** What NEN 7510 adds for health care, and how sure that is. */
export function CareNote({ mark, confidence }: NonNullable<Requirement['healthcare']>) {
  const text = useText()
  return (
    <Section title={text('control.care')} beside={text(`confidence.${confidence}`)}>
      <div className={isForCare(mark) ? 'healthcare' : undefined}>
        <b>{text(`healthcare.${mark}`)}.</b>
        <p>
          {text(`control.care.${mark}`)} {text(`control.sure.${confidence}`)}
        </p>
      </div>
    </Section>
  )
}
