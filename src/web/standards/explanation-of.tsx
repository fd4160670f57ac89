import { readExplanation } from '../../features/standards/explanations.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Loaded } from '../ui/loaded.tsx'
import { CareNote } from './care-note.tsx'
import type { Requirement } from './control.ts'
import { ExplanationSections } from './explanation.tsx'
import { OwnText } from './own-text.tsx'

type Props = {
  edition: string
  kind: 'controls' | 'clauses'
  requirement: string
  /** The control, for what it adds for health care. */
  of?: Requirement | undefined
}

/** What a control or clause asks, and the text of the standard where the organisation keeps it. */
export function ExplanationOf({ of, ...params }: Props) {
  const explained = useAnswer(readExplanation, { params })
  const about = explained.data?.explanation?.care
  return (
    <Loaded answer={explained}>
      {(answer) => (
        <>
          <ExplanationSections
            explained={answer}
            care={
              of?.healthcare ? (
                <CareNote edition={params.edition} requirement={of} healthcare={of.healthcare} about={about} />
              ) : null
            }
          />
          <OwnText explained={answer} />
        </>
      )}
    </Loaded>
  )
}
