import { useState } from 'react'
import { eventKinds } from '../../core/risk/facts.ts'
import { eventWords } from '../../core/risk/standing-words.ts'
import { recordEvent, withdrawEvent } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { ChoiceField, ProseField, SelectField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { Verdict } from '../ui/verdict.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'

type RiskEvent = Risk['events'][number]

/** What happened that asks to look again, and whether somebody did. */
export function EventsSection({ risk }: { risk: Risk }) {
  const text = useText()
  const written = useWritten()
  const may = useMay('risk:write')
  const [recording, setRecording] = useState(false)
  const [taken, setTaken] = useState<RiskEvent | null>(null)
  return (
    <Section
      title={text('risk.events')}
      id="events"
      beside={
        may && risk.state !== 'closed' ? (
          <Button look="bare" small onPress={() => setRecording(true)}>
            {text('risk.recordEvent')}
          </Button>
        ) : null
      }
    >
      {risk.events.length === 0 ? <p className="small">{text('risk.noEvents')}</p> : null}
      <ul className={styles.plain}>
        {risk.events.map((one) => (
          <li key={one.id}>
            <div className={styles.line}>
              <b>{written.inLanguage(eventWords[one.kind])}</b>
              <span className="small">{written.day(one.on)}</span>
              <Verdict state={one.open ? 'fails' : 'holds'}>
                {text(one.open ? 'risk.eventOpen' : 'risk.eventSeen')}
              </Verdict>
            </div>
            <p className={styles.prose} lang="">
              {one.what}
            </p>
            <p className="small">
              {text('risk.toldBy', { name: one.by, day: written.dayOf(one.recordedAt) })}
              {one.ofAsset ? ` ${text('risk.eventOfAsset', { asset: risk.asset.name })}` : null}
            </p>
            {may ? (
              <Button
                look="bare"
                small
                label={`${text('risk.withdrawEvent')}: ${one.what.slice(0, 60)}`}
                onPress={() => setTaken(one)}
              >
                {text('risk.withdrawEvent')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {recording ? <EventSheet risk={risk} onClose={() => setRecording(false)} /> : null}
      {taken ? <TakeBack event={taken} onClose={() => setTaken(null)} /> : null}
    </Section>
  )
}

function TakeBack({ event, onClose }: { event: RiskEvent; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawEvent)
  return (
    <Question
      opened
      title={text('risk.withdrawEvent')}
      act={text('risk.withdrawEvent')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onAct={() =>
        withdraw.mutate(
          { params: { id: event.id }, ifMatch: event.revision },
          {
            onSuccess: () => {
              announce(text('risk.eventWithdrawn'))
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>{text('risk.withdrawEventExplain')}</p>
    </Question>
  )
}

type Values = { kind: RiskEvent['kind']; about: 'risk' | 'asset' | null; happenedOn: string; what: string }

function EventSheet({ risk, onClose }: { risk: Risk; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const { today } = useMoment()
  const record = useCommand(recordEvent)
  const form = useForm<Values>(
    { kind: 'incident', about: 'risk', happenedOn: today, what: '' },
    {
      check: ({ happenedOn, what }) => ({
        happenedOn: happenedOn === '' ? text('field.required') : undefined,
        what: what.trim() === '' ? text('field.required') : undefined,
      }),
      submit: async ({ about, ...values }) => {
        const whole = about === 'asset'
        const { reopened } = await record.mutateAsync({
          body: { ...values, risk: whole ? null : risk.id, asset: whole ? risk.asset.id : null },
        })
        announce(text('risk.eventRecorded', { count: reopened }))
        onClose()
      },
    },
  )
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('risk.recordEvent')}
      onSubmit={form.onSubmit}
      foot={<SaveFoot busy={form.busy} onCancel={onClose} />}
    >
      <p>{text('risk.eventExplain')}</p>
      {form.problem ? <Problem problem={form.problem} /> : null}
      <SelectField
        label={text('risk.eventKind')}
        choices={eventKinds.map((kind) => ({ value: kind, label: written.inLanguage(eventWords[kind]) }))}
        field={form.field('kind')}
      />
      <ChoiceField
        label={text('risk.eventAbout')}
        choices={[
          { value: 'risk', label: text('risk.eventAboutRisk') },
          { value: 'asset', label: text('risk.eventAboutAsset', { asset: risk.asset.name }) },
        ]}
        field={form.field('about')}
      />
      <DayField label={text('risk.happenedOn')} max={today} field={form.field('happenedOn')} />
      <ProseField label={text('risk.eventWhat')} field={form.field('what')} />
    </Sheet>
  )
}
