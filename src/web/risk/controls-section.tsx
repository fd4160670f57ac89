import { useState } from 'react'
import { linkControls, proposeMeasures } from '../../features/risk/risk.contract.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { refOf, refValue } from '../measures/measure.ts'
import { useRequirementChoices } from '../measures/use-requirement-choices.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { requirementAddress } from '../standards/requirement-address.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { type State, Verdict } from '../ui/verdict.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'

const verdicts: Record<Risk['controls'][number]['decision'], State> = {
  applies: 'holds',
  'left-out': 'fails',
  undecided: 'open',
}

/** For which controls of the statement of applicability this risk is a reason. */
export function ControlsSection({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('risk:write') && risk.state !== 'closed'
  const [opened, setOpened] = useState(false)
  return (
    <Section
      title={text('risk.controls')}
      id="controls"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setOpened(true)}>
            {text('risk.chooseControls')}
          </Button>
        ) : null
      }
    >
      {risk.controls.length === 0 ? <p className="small">{text('risk.noControls')}</p> : null}
      <ul className={styles.plain}>
        {risk.controls.map((one) => (
          <li key={refValue(one)} className={styles.line}>
            <Link to={requirementAddress(one.edition, one.kind, one.number)}>
              {one.editionName} {one.number} {written.inLanguage(one.title)}
            </Link>
            <Verdict state={verdicts[one.decision]}>{text(`riskControl.${one.decision}`)}</Verdict>
          </li>
        ))}
      </ul>
      {opened ? <ControlsSheet risk={risk} onClose={() => setOpened(false)} /> : null}
    </Section>
  )
}

function ControlsSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const link = useCommand(linkControls)
  const requirements = useRequirementChoices()
  const proposals = useAnswer(proposeMeasures, { params: { id: risk.id } })
  // The whole set is saved at once: what somebody else linked meanwhile must not go unseen, so the revision is that of opening.
  const [revision] = useState(risk.revision)
  const form = useForm<{ controls: string[] }>(
    { controls: risk.controls.map(refValue) },
    {
      submit: async ({ controls }) => {
        await link.mutateAsync({
          params: { id: risk.id },
          ifMatch: revision,
          body: { controls: controls.map(refOf) },
        })
        announce(text('risk.controlsSaved'))
        onClose()
      },
    },
  )
  const { controls } = form.values
  const proposed = (proposals.data?.controls ?? []).filter((one) => !controls.includes(refValue(one)))
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.controls')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      <p>{text('risk.controlsExplain')}</p>
      <ChooseMany label={text('risk.controlsChosen')} choices={requirements} field={form.field('controls')} />
      {proposed.length > 0 ? (
        <section>
          <h3>{text('risk.proposedControls')}</h3>
          <ul className={styles.plain}>
            {proposed.map((one) => {
              const name = `${one.editionName} ${one.number} ${written.inLanguage(one.title)}`
              return (
                <li key={refValue(one)} className={styles.line}>
                  <span>{name}</span>
                  <Verdict state={verdicts[one.decision]}>{text(`riskControl.${one.decision}`)}</Verdict>
                  <Button
                    look="quiet"
                    small
                    label={text('risk.chooseNamed', { name })}
                    onPress={() => form.set('controls', [...controls, refValue(one)])}
                  >
                    {text('risk.choose')}
                  </Button>
                </li>
              )
            })}
          </ul>
        </section>
      ) : null}
    </Sheet>
  )
}
