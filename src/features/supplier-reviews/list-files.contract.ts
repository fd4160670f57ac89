import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { actionFilter, eventFilter } from './following.contract.ts'
import { listFilter } from './questionnaires.contract.ts'
import { reading } from './review-shapes.contract.ts'
import { heldFilter, toComeFilter } from './supplier-reviews.contract.ts'

const format = z.enum(['xlsx', 'csv']).default('xlsx')
const file = { method: 'GET', access: reading, change: 'none', timeTravel: true, answer: 'file' } as const

export const downloadReviewsToCome = contract({
  ...{ ...file, name: 'downloadReviewsToCome', path: '/api/supplier-lists/reviews-to-come' },
  summary: 'By which day each supplier is to be reviewed, as the list shows it, as a file',
  query: z.strictObject({ ...toComeFilter, format }),
})

export const downloadSupplierReviews = contract({
  ...{ ...file, name: 'downloadSupplierReviews', path: '/api/supplier-lists/reviews' },
  summary: 'The reviews of suppliers that a list shows, as a file',
  query: z.strictObject({ ...heldFilter, format }),
})

export const downloadSupplierActions = contract({
  ...{ ...file, name: 'downloadSupplierActions', path: '/api/supplier-lists/actions' },
  summary: 'The actions about suppliers that a list shows, as a file',
  query: z.strictObject({ ...actionFilter, format }),
})

export const downloadSupplierEvents = contract({
  ...{ ...file, name: 'downloadSupplierEvents', path: '/api/supplier-lists/events' },
  summary: 'What happened with suppliers, as the list shows it, as a file',
  query: z.strictObject({ ...eventFilter, format }),
})

export const downloadQuestionnaires = contract({
  ...{ ...file, name: 'downloadQuestionnaires', path: '/api/supplier-lists/questionnaires' },
  summary: 'The lists of questions that a list shows, with how far each is, as a file',
  query: z.strictObject({ ...listFilter, format }),
})
