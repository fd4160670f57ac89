import { readExplanation } from '../../features/standards/explanations.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Loaded } from '../ui/loaded.tsx'
import { ExplanationSections } from './explanation.tsx'
import { OwnText } from './own-text.tsx'

/** What a control or clause asks, and the text of the standard where the organisation keeps it. */
export function ExplanationOf(params: { edition: string; kind: 'controls' | 'clauses'; requirement: string }) {
  const explained = useAnswer(readExplanation, { params })
  return (
    <Loaded answer={explained}>
      {(answer) => (
        <>
          <ExplanationSections explained={answer} />
          <OwnText explained={answer} />
        </>
      )}
    </Loaded>
  )
}
