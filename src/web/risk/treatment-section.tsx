import { useState } from 'react'
import { type Treatment, treatments } from '../../core/risk/facts.ts'
import { treatmentWords } from '../../core/risk/standing-words.ts'
import { changeRisk } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField, ProseField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './risk.module.css'
import { bodyOf, type Risk } from './risk.ts'
import { useRiskCommand } from './use-risk-command.ts'

/** What was decided to do about the risk, and why. */
export function TreatmentSection({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('risk:write') && risk.state !== 'closed'
  const [opened, setOpened] = useState(false)
  return (
    <Section
      title={text('risk.treatment')}
      id="treatment"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setOpened(true)}>
            {text(risk.treatment === null ? 'treatment.choose' : 'treatment.change')}
          </Button>
        ) : null
      }
    >
      {risk.treatment === null ? (
        <p className="small">{text('treatment.noneYet')}</p>
      ) : (
        <>
          <p>
            <b>{written.inLanguage(treatmentWords[risk.treatment])}</b>: {text(`treatment.what.${risk.treatment}`)}
          </p>
          {risk.treatmentReason ? (
            <p className={styles.prose} lang="">
              {risk.treatmentReason}
            </p>
          ) : null}
        </>
      )}
      {opened ? <TreatmentSheet risk={risk} onClose={() => setOpened(false)} /> : null}
    </Section>
  )
}

function TreatmentSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const change = useRiskCommand(changeRisk)
  const form = useForm<{ treatment: Treatment | null; treatmentReason: string }>(
    { treatment: risk.treatment, treatmentReason: risk.treatmentReason },
    {
      check: ({ treatment }) => ({ treatment: treatment === null ? text('field.choose') : undefined }),
      submit: async (values) => {
        await change({ params: { id: risk.id }, ifMatch: risk.revision, body: { ...bodyOf(risk), ...values } })
        announce(text('risk.saved'))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.treatment')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <ChoiceField
        label={text('treatment.choose')}
        first
        choices={treatments.map((one) => ({
          value: one,
          label: written.inLanguage(treatmentWords[one]),
          hint: text(`treatment.what.${one}`),
        }))}
        field={form.field('treatment')}
      />
      <ProseField label={text('treatment.reason')} optional field={form.field('treatmentReason')} />
    </Sheet>
  )
}
