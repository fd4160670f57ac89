import { useState } from 'react'
import { addDays, parseDay } from '../../core/time/day.ts'
import { withdrawBridgeLetter } from '../../features/assurance/assurance-parts.contract.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import styles from './assurance.module.css'
import type { AssuranceReport, BridgeLetter } from './assurance.ts'
import { BridgeSheet } from './bridge-sheet.tsx'
import { FileLink } from './file-link.tsx'
import { Removal } from './removal.tsx'

type Props = { report: AssuranceReport; bridges: readonly BridgeLetter[]; may: boolean }

/** Letters in which the supplier says itself that nothing changed after the period, and which of their days count. */
export function BridgesSection({ report, bridges, may }: Props) {
  const text = useText()
  const written = useWritten()
  const [opened, setOpened] = useState<{ bridge: BridgeLetter | null } | null>(null)
  const end = parseDay(report.periodTo ?? '')
  return (
    <Section
      title={text('assurance.bridges')}
      id="bridges"
      beside={
        may ? (
          <Button look="bare" small onPress={() => setOpened({ bridge: null })}>
            {text('assurance.bridgeAdd')}
          </Button>
        ) : null
      }
    >
      <p className="small">{text('assurance.bridgesExplain')}</p>
      {bridges.length === 0 ? <p className="small">{text('assurance.bridgesNone')}</p> : null}
      <ul className={styles.plain}>
        {bridges.map((one) => {
          const days = text('assurance.ownPeriod', { from: written.day(one.from), through: written.day(one.to) })
          const counts = report.bridges.find(({ id }) => id === one.id)?.counts ?? []
          return (
            <li key={one.id}>
              <p className={styles.what}>{days}</p>
              <p className="small">
                {counts.length === 0
                  ? text('assurance.bridgeCountsNot')
                  : written.list(
                      counts.map(({ from, through }) =>
                        text('assurance.bridgeCounts', { from: written.day(from), through: written.day(through) }),
                      ),
                    )}
                {one.signedBy ? <span lang=""> · {one.signedBy}</span> : null}
              </p>
              {one.note ? (
                <p className={`small ${styles.what}`} lang="">
                  {one.note}
                </p>
              ) : null}
              {one.file ? <FileLink report={report.id} bridge={one.id} name={one.file.name} /> : null}
              {may ? (
                <div className="row screen-only">
                  <Button
                    look="bare"
                    small
                    label={`${text('assurance.changeShort')}: ${days}`}
                    onPress={() => setOpened({ bridge: one })}
                  >
                    {text('assurance.changeShort')}
                  </Button>
                  <Removal contract={withdrawBridgeLetter} thing={one} label={days} />
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
      {opened ? (
        <BridgeSheet
          report={report.id}
          bridge={opened.bridge}
          first={end === null ? '' : addDays(end, 1)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  )
}
