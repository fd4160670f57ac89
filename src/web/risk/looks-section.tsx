import { useState } from 'react'
import { withdrawRating } from '../../features/risk/risk.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { LevelMark } from './level-mark.tsx'
import styles from './risk.module.css'
import type { Risk } from './risk.ts'

type Look = Risk['looks'][number]

/** Every time that somebody looked at the risk: rated anew, or left as it was. */
export function LooksSection({ risk }: { risk: Risk }) {
  const text = useText()
  const may = useMay('risk:write') && risk.state !== 'closed'
  const [taken, setTaken] = useState<Look | null>(null)
  if (risk.looks.length === 0) return null
  return (
    <Section title={text('risk.looks')} id="looks">
      <ul className={styles.plain}>
        {risk.looks.map((look) => (
          <li key={look.id} data-withdrawn={look.withdrawn || undefined}>
            <OneLook look={look} />
            {may && look.last && !look.withdrawn ? (
              <Button look="bare" small onPress={() => setTaken(look)}>
                {text('risk.takeLookBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {taken ? <TakeBack risk={risk} look={taken} onClose={() => setTaken(null)} /> : null}
    </Section>
  )
}

function OneLook({ look }: { look: Look }) {
  const text = useText()
  const written = useWritten()
  return (
    <>
      <div className={styles.line}>
        <b>{text(look.workshop ? 'risk.lookIn.workshop' : `risk.lookIn.${look.kind}`)}</b>
        <span className="small">
          {written.day(look.on)}, {look.by}
        </span>
        {look.withdrawn ? <span className="small">{text('risk.lookWithdrawn')}</span> : null}
      </div>
      {look.inherent && look.residual ? (
        <p className={styles.line}>
          <LevelMark level={look.inherent.level} />
          <span className="small">{text('risk.lookTo')}</span>
          <LevelMark level={look.residual.level} />
          {look.criteria ? (
            <span className="small">{text('risk.byCriteria', { number: look.criteria.number })}</span>
          ) : null}
        </p>
      ) : null}
      {look.note ? (
        <p className={styles.prose} lang="">
          {look.note}
        </p>
      ) : null}
    </>
  )
}

function TakeBack({ risk, look, onClose }: { risk: Risk; look: Look; onClose: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawRating)
  return (
    <Question
      opened
      title={text('risk.takeLookBack')}
      act={text('risk.takeLookBack')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onAct={() =>
        withdraw.mutate(
          { params: { id: risk.id }, ifMatch: risk.revision, body: { look: look.id } },
          {
            onSuccess: () => {
              announce(text('risk.lookTakenBack'))
              onClose()
            },
          },
        )
      }
      onClose={onClose}
    >
      <p>{text('risk.takeLookBackExplain')}</p>
    </Question>
  )
}
