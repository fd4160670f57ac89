import { aboveInherent, levelOf, type Rating } from '../../core/risk/rating.ts'
import { rateRisk } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useText } from '../session/text.tsx'
import { ProseField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './rate-sheet.module.css'
import { firstSteps, ratingOf, type Steps } from './rate-values.ts'
import { type CriteriaRef, levelAt, type Risk } from './risk.ts'
import { StepChoice } from './step-choice.tsx'
import { useRiskCommand } from './use-risk-command.ts'

/** Rates a risk by the criteria that hold now: without any measure, and with all linked ones working. */
export function RateSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  return risk.rateBy ? <Form risk={risk} by={risk.rateBy} onClose={onClose} /> : null
}

type Values = { inherent: Steps; residual: Steps; reason: string }

function Form({ risk, by, onClose }: { risk: Risk; by: CriteriaRef; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const rate = useRiskCommand(rateRisk)
  const { content } = by
  const form = useForm<Values>(
    { ...firstSteps(risk, content), reason: '' },
    {
      check: ({ inherent, residual }) => {
        const parts = ['likelihood', ...content.aspects.map(({ id }) => id)]
        const open = (steps: Steps) => parts.some((part) => steps[part] === undefined)
        const untouched = content.aspects.every(({ id }) => !inherent[id])
        const above = aboveInherent({ inherent: ratingOf(inherent), residual: ratingOf(residual) })
        return {
          inherent: open(inherent) ? text('rate.open') : untouched ? text('rate.untouched') : undefined,
          residual: open(residual) ? text('rate.open') : above.length > 0 ? text('rate.above') : undefined,
        }
      },
      submit: async ({ inherent, residual, reason }) => {
        const body = { inherent: ratingOf(inherent), residual: ratingOf(residual), reason, workshop: null }
        await rate({ params: { id: risk.id }, ifMatch: risk.revision, body })
        announce(text('rate.saved'))
        onClose()
      },
    },
  )
  const { inherent, residual } = form.values
  const above = aboveInherent({ inherent: ratingOf(inherent), residual: ratingOf(residual) })
  const wrong = form.errors.inherent ?? form.errors.residual
  const set = (part: string, kind: 'inherent' | 'residual', step: number) => {
    form.set(kind, { ...form.values[kind], [part]: step })
    // What is not touched without measures is not touched with them either.
    if (kind === 'inherent' && step === 0) form.set('residual', { ...residual, [part]: 0 })
    if (kind === 'inherent' && step > 0 && residual[part] === 0) {
      const { [part]: _, ...others } = residual
      form.set('residual', others)
    }
  }
  const errorAt = (part: string) => {
    if (above.includes(part)) return text('rate.aboveHere')
    if (!wrong) return undefined
    return inherent[part] === undefined || residual[part] === undefined ? text('rate.openHere') : undefined
  }
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text(risk.ratings === null ? 'risk.rate' : 'risk.rateAnew')}
      onSubmit={form.onSubmit}
      foot={
        <>
          <SaveFoot busy={form.busy} onCancel={onClose} save={text('rate.save')} />
          <Outcome by={by} inherent={ratingOf(inherent)} residual={ratingOf(residual)} />
        </>
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('rate.explain', { number: by.number })}</p>
      {risk.measures.length === 0 ? <p className="small">{text('rate.noMeasures')}</p> : null}
      {wrong ? (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      ) : null}
      <StepChoice
        part="likelihood"
        title={text('risk.map.likelihood')}
        steps={content.likelihood.map(({ name, meaning }) => ({ name, meaning }))}
        inherent={inherent.likelihood}
        residual={residual.likelihood}
        error={errorAt('likelihood')}
        onChoose={(kind, step) => set('likelihood', kind, step)}
      />
      {content.aspects.map(({ id, name, meanings }) => (
        <StepChoice
          key={id}
          part={id}
          title={text('rate.impactOn', { aspect: name })}
          steps={content.impact.map((step, place) => ({ name: step.name, meaning: meanings[place] || step.meaning }))}
          none
          inherent={inherent[id]}
          residual={residual[id]}
          error={errorAt(id)}
          onChoose={(kind, step) => set(id, kind, step)}
        />
      ))}
      <ProseField label={text('rate.reason')} hint={text('rate.reasonHint')} optional field={form.field('reason')} />
    </Sheet>
  )
}

/** To which levels the chosen steps come, while choosing. */
function Outcome({ by, inherent, residual }: { by: CriteriaRef; inherent: Rating; residual: Rating }) {
  const text = useText()
  const { content } = by
  const told = (rating: Rating) =>
    rating.likelihood > 0 && Object.keys(rating.impacts).length > 0 ? (
      <LevelMark level={levelAt(content, levelOf(content, rating))} />
    ) : (
      <span className="small">{text('rate.notYet')}</span>
    )
  return (
    <dl className={styles.outcome} aria-live="polite">
      <div>
        <dt>{text('risk.map.short.inherent')}</dt>
        <dd>{told(inherent)}</dd>
      </div>
      <div>
        <dt>{text('risk.map.short.residual')}</dt>
        <dd>{told(residual)}</dd>
      </div>
    </dl>
  )
}
