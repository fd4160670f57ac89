import { useText } from '../session/text.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { ItemsSheet } from './items-sheet.tsx'
import { type Measure, type MeasureBody, spanOf } from './measure.ts'
import { SpanFields } from './span-fields.tsx'

type Proof = MeasureBody['proofs'][number]
const kinds = ['design', 'existence', 'operation'] as const

/** Which proofs are expected of a measure, and how long each stays fresh. */
export function ProofsSheet({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const text = useText()
  return (
    <ItemsSheet<Proof>
      measure={measure}
      items={measure.proofs}
      words={{
        heading: text('measures.proofs'),
        explain: text('measures.proofsExplain'),
        incomplete: text('measures.proofsIncomplete'),
        nth: (nth) => text('measures.proofNth', { nth }),
        title: text('measures.proofTitle'),
        add: text('measures.addProof'),
      }}
      isWhole={({ freshFor }) => spanOf(freshFor) !== null}
      fresh={() => ({ id: null, title: '', kind: 'operation', freshFor: 'P1Y' })}
      fields={(one, set, index) => (
        <>
          <ChoiceField
            label={text('measures.proofKind')}
            choices={kinds.map((kind) => ({ value: kind, label: text(`measures.proofKind.${kind}`) }))}
            field={{
              name: `kind-${index}`,
              value: one.kind,
              error: undefined,
              onChange: (kind) => (kind ? set({ kind }) : undefined),
            }}
          />
          <SpanFields
            label={text('measures.freshFor')}
            field={{
              name: `fresh-${index}`,
              value: one.freshFor,
              error: undefined,
              onChange: (freshFor) => set({ freshFor }),
            }}
          />
        </>
      )}
      part={(proofs) => ({ proofs })}
      onClose={onClose}
    />
  )
}
