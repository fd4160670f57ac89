import { useParams } from 'react-router'
import { readTouchpoints } from '../../features/touchpoints/touchpoints.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Loaded } from '../ui/loaded.tsx'
import { stepOf } from './road.ts'
import { RoadStart } from './road-start.tsx'
import { RoadStepPage } from './road-step-page.tsx'

/** The road of a supplier, from its services to the overview for a customer: where it stands, or one of its steps. */
export function TouchpointsPage() {
  const step = stepOf(useParams().step)
  const answer = useAnswer(readTouchpoints, {}, { keep: true })
  return (
    <Loaded answer={answer}>
      {(road) => (step ? <RoadStepPage key={step} road={road} step={step} /> : <RoadStart road={road} />)}
    </Loaded>
  )
}
