import { recordEstimate } from '../../features/estimates/estimates.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { ProseField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { parseEuros, parseTimes } from './amounts.ts'
import { rangesInWords } from './estimate-words.ts'
import styles from './estimates.module.css'
import type { Estimate } from './exceedance.ts'

type Props = { risk: string; before: Estimate | null; onClose: () => void }

/** Records what a risk may cost. An earlier estimate stays in the history. */
export function EstimateSheet({ risk, before, onClose }: Props) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const record = useCommand(recordEstimate)
  const filled = (value: number | undefined) => (value === undefined ? '' : written.number(value))
  const typed = (value: number | undefined) => (value === undefined ? '' : written.plainNumber(value))
  const form = useForm(
    {
      lossLow: filled(before?.lossLow),
      lossHigh: filled(before?.lossHigh),
      eventsLow: typed(before?.eventsLow),
      eventsHigh: typed(before?.eventsHigh),
      reasoning: before?.reasoning ?? '',
      seed: before ? String(before.seed) : '',
    },
    {
      check: ({ lossLow, lossHigh, eventsLow, eventsHigh, reasoning, seed }) => ({
        lossLow: parseEuros(lossLow) ? undefined : text('numbers.writeEuros'),
        lossHigh: parseEuros(lossHigh) ? undefined : text('numbers.writeEuros'),
        eventsLow: parseTimes(eventsLow) ? undefined : text('numbers.writeTimes'),
        eventsHigh: parseTimes(eventsHigh) ? undefined : text('numbers.writeTimes'),
        reasoning: reasoning.trim() === '' ? text('field.required') : undefined,
        seed: /^\d{0,9}$/.test(seed.trim()) ? undefined : text('numbers.writeSeed'),
      }),
      submit: async ({ reasoning, seed, ...ranges }) => {
        await record.mutateAsync({
          params: { id: risk },
          body: { ...numbersIn(ranges), reasoning, seed: seed.trim() === '' ? null : Number(seed) },
        })
        announce(text('numbers.recorded'))
        onClose()
      },
    },
  )
  const numbers = numbersIn(form.values)
  const whole =
    numbers.lossLow > 0 &&
    numbers.lossHigh >= numbers.lossLow &&
    numbers.eventsLow > 0 &&
    numbers.eventsHigh >= numbers.eventsLow
  const words = whole ? rangesInWords(numbers, text, written) : null
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('numbers.estimate')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} save={text('numbers.record')} />}
    >
      <p>{text('numbers.explain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <div className={styles.pair}>
        <TextField
          label={text('numbers.lossLow')}
          hint={text('numbers.lowHint')}
          numeric
          field={form.field('lossLow')}
        />
        <TextField
          label={text('numbers.lossHigh')}
          hint={text('numbers.highHint')}
          numeric
          field={form.field('lossHigh')}
        />
      </div>
      <div className={styles.pair}>
        <TextField label={text('numbers.eventsLow')} hint={text('numbers.timesHint')} field={form.field('eventsLow')} />
        <TextField
          label={text('numbers.eventsHigh')}
          hint={text('numbers.highHint')}
          field={form.field('eventsHigh')}
        />
      </div>
      {words ? <p className="small">{text('numbers.reads', words)}</p> : null}
      <ProseField
        label={text('numbers.reasoning')}
        hint={text('numbers.reasoningHint')}
        field={form.field('reasoning')}
      />
      <TextField
        label={text('numbers.seed')}
        hint={text('numbers.seedHint')}
        optional
        numeric
        field={form.field('seed')}
      />
    </Sheet>
  )
}

type Ranges = { lossLow: string; lossHigh: string; eventsLow: string; eventsHigh: string }

const numbersIn = ({ lossLow, lossHigh, eventsLow, eventsHigh }: Ranges) => ({
  lossLow: parseEuros(lossLow) ?? 0,
  lossHigh: parseEuros(lossHigh) ?? 0,
  eventsLow: parseTimes(eventsLow) ?? 0,
  eventsHigh: parseTimes(eventsHigh) ?? 0,
})
