import { useParams } from 'react-router'
import { readRisk } from '../../features/risk/risk.contract.ts'
import { EstimateSection } from '../estimates/estimate-section.tsx'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { AcceptanceSection } from './acceptance-section.tsx'
import { ApprovalSection } from './approval-section.tsx'
import { ControlsSection } from './controls-section.tsx'
import { EventsSection } from './events-section.tsx'
import { LooksSection } from './looks-section.tsx'
import { MeasuresSection } from './measures-section.tsx'
import { RatingsSection } from './ratings-section.tsx'
import type { Risk } from './risk.ts'
import { RiskAside } from './risk-aside.tsx'
import { RiskBanner } from './risk-banner.tsx'
import { TreatmentSection } from './treatment-section.tsx'
import { WhatSection } from './what-section.tsx'

/** One risk: how it stands and why, how heavy it is, what works against it, who bears it, and what it was. */
export function RiskPage() {
  const { risk: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readRisk, { params: { id } })
  const title = answer.data?.title ?? text('risk.risk')
  return (
    <Page
      title={title}
      tab={answer.data ? `${answer.data.code} ${title}` : title}
      crumbs={
        <>
          <Link to="/risks">{text('place.risks')}</Link>
          {answer.data ? ` › ${answer.data.code}` : null}
        </>
      }
    >
      <Loaded answer={answer}>{(risk) => <Body risk={risk} />}</Loaded>
    </Page>
  )
}

function Body({ risk }: { risk: Risk }) {
  return (
    <>
      <RiskBanner risk={risk} />
      <Columns aside={<RiskAside risk={risk} />}>
        <RatingsSection risk={risk} />
        <MeasuresSection risk={risk} />
        <TreatmentSection risk={risk} />
        <ApprovalSection risk={risk} />
        <AcceptanceSection risk={risk} />
        <WhatSection risk={risk} />
        <ControlsSection risk={risk} />
        <EventsSection risk={risk} />
        <EstimateSection risk={risk.id} />
        <LooksSection risk={risk} />
      </Columns>
    </>
  )
}
