import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { ItemsSheet } from './items-sheet.tsx'
import { type Measure, type MeasureBody, spanOf } from './measure.ts'
import { SpanFields } from './span-fields.tsx'

type Rhythm = MeasureBody['rhythms'][number]
const kinds = ['work', 'effectiveness'] as const

/** What recurs about a measure: the work itself, and the look at whether it has its effect. */
export function RhythmsSheet({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const text = useText()
  const { today } = useMoment()
  return (
    <ItemsSheet<Rhythm>
      measure={measure}
      items={measure.rhythms}
      words={{
        heading: text('measures.rhythms'),
        explain: text('measures.rhythmsExplain'),
        incomplete: text('measures.rhythmsIncomplete'),
        nth: (nth) => text('measures.rhythmNth', { nth }),
        title: text('measures.rhythmTitle'),
        add: text('measures.addRhythm'),
      }}
      isWhole={({ every, firstOn }) => spanOf(every) !== null && firstOn !== ''}
      fresh={() => ({ id: null, title: '', kind: 'work', every: 'P1Y', firstOn: today })}
      fields={(one, set, index) => (
        <>
          <ChoiceField
            label={text('measures.rhythmKind')}
            choices={kinds.map((kind) => ({ value: kind, label: text(`measures.kind.${kind}`) }))}
            field={{
              name: `kind-${index}`,
              value: one.kind,
              error: undefined,
              onChange: (kind) => (kind ? set({ kind }) : undefined),
            }}
          />
          <SpanFields
            label={text('measures.every')}
            field={{ name: `every-${index}`, value: one.every, error: undefined, onChange: (every) => set({ every }) }}
          />
          <DayField
            label={text('measures.first')}
            field={{
              name: `first-${index}`,
              value: one.firstOn,
              error: undefined,
              onChange: (firstOn) => set({ firstOn }),
            }}
          />
        </>
      )}
      part={(rhythms) => ({ rhythms })}
      onClose={onClose}
    />
  )
}
