/** Under whose responsibility care is given: as an institution, as a sole provider, or only under that of another. */
export type CareForm = 'institution' | 'sole-provider' | 'under-another'

/** What was answered to the questions that decide the cluster; null: not answered. */
export type ClusterAnswers = {
  givesCare: boolean | null
  careForm: CareForm | null
  processesHealthData: boolean | null
  /** The legal ground for processing, in words; empty while not given. */
  legalGround: string
  processorAgreement: boolean | null
}

export type ClusterQuestion = 'gives-care' | 'care-form' | 'processes-health-data'

/**
 * In which cluster of the certification scheme (NCS 7510) an organisation falls: Z gives care, B processes health data otherwise, none
 * can be certified for NEN 7510 at all. `open` names the question that is to be answered first while nothing is decided.
 * `attention` names what a certification body will ask for and is not there yet.
 */
export type Cluster =
  | { cluster: null; open: ClusterQuestion; attention: ClusterAttention[] }
  | { cluster: 'Z' | 'B' | 'none'; open: null; attention: ClusterAttention[] }

export type ClusterAttention = 'legal-ground' | 'processor-agreement' | 'no-processor-agreement'

const decided = (cluster: 'Z' | 'B' | 'none', attention: ClusterAttention[] = []): Cluster => ({
  cluster,
  open: null,
  attention,
})

/**
 * Decides the cluster. Whoever gives care as an institution or a sole provider is Z; whoever processes health data otherwise is B and
 * needs a legal ground, and some bodies ask for a processor agreement; without access to health data, certification for NEN 7510 is not
 * possible and ISO/IEC 27001 suffices. Source: the certification scheme as published by certification bodies.
 */
export function clusterOf(answers: ClusterAnswers): Cluster {
  if (answers.givesCare === null) return { cluster: null, open: 'gives-care', attention: [] }
  if (answers.givesCare && answers.careForm === null) return { cluster: null, open: 'care-form', attention: [] }
  if (answers.givesCare && answers.careForm !== 'under-another') return decided('Z')
  if (answers.processesHealthData === null) return { cluster: null, open: 'processes-health-data', attention: [] }
  if (!answers.processesHealthData) return decided('none')
  const attention: ClusterAttention[] = []
  if (answers.legalGround.trim() === '') attention.push('legal-ground')
  if (answers.processorAgreement === null) attention.push('processor-agreement')
  if (answers.processorAgreement === false) attention.push('no-processor-agreement')
  return decided('B', attention)
}
