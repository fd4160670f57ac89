import type { riskApprovalNl } from './risk-approval.nl.ts'

/** Whether the owner of a risk stands behind what is done about it. */
export const riskApprovalEn: Record<keyof typeof riskApprovalNl, string> = {
  'approval.title': 'Approval of the owner',
  'approval.approve': 'Approve',
  'approval.approveAct': 'Approve',
  'approval.record': 'Record approval',
  'approval.recordAct': 'Record',
  'approval.state.asked': 'Not approved yet',
  'approval.state.changed': 'Approved another plan',
  'approval.state.given': 'Approved',
  'approval.givenOn': 'Approved on {{day}}',
  'approval.askedOf': 'Asked of {{name}}: how it is treated, and what then remains of the risk.',
  'approval.change.owner': 'Somebody else owns it now.',
  'approval.change.rating': 'The risk was rated anew since.',
  'approval.change.treatment': 'Another treatment was chosen.',
  'approval.change.measures': 'It counts on other measures.',
  'approval.change.later': 'A measure comes later than it was to, or has no day any more.',
  'approval.by': 'Approved by {{name}}, {{day}}.',
  'approval.recordedBy': 'Recorded by {{name}}, {{day}}.',
  'approval.withdraw': 'Withdraw approval',
  'approval.withdrawExplain':
    'From today the owner no longer stands behind this plan. What stood there can still be read.',
  'approval.withdrawn': 'The approval was withdrawn.',
  'approval.explainOwner':
    'Who approves as the owner stands behind what is done about this risk, and bears what remains of it then.',
  'approval.explain':
    '{{name}} owns it and has to agree with what is done about it and with what remains of it then. Record only what the owner really said.',
  'approval.noMeasures': 'No measures are linked.',
  'approval.works.planned': 'planned for {{day}}',
  'approval.works.since': 'in operation since {{day}}',
  'approval.remains': 'Remains when all works:',
  'approval.who': 'Who approves',
  'approval.whoHint': 'By name: the owner is there as a role only.',
  'approval.on': 'On',
  'approval.note': 'Where that can be seen',
  'approval.noteHint': 'Such as the minutes of a meeting, with the item.',
  'approval.recorded': 'The approval of the owner was recorded.',
  'approval.explainMany_one': 'Record that the owner approves the plan for this risk as it is now.',
  'approval.explainMany_other':
    'Record that the owners of {{count}} risks approve the plan as it is now. Where nobody chose yet what is done, nothing is recorded.',
  'approval.recordedMany_one': 'The approval of {{count}} risk was recorded.',
  'approval.recordedMany_other': 'The approval of {{count}} risks was recorded.',
  'approval.notRecorded_one': '{{done}} recorded, {{count}} not:',
  'approval.notRecorded_other': '{{done}} recorded, {{count}} not:',
}
