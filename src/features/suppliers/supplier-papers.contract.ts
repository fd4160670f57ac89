import { z } from 'zod'
import { contract } from '../../platform/http/contract.ts'
import { id } from '../../platform/http/shapes.ts'
import {
  agreementFacts,
  certificateFacts,
  contactFacts,
  contractFacts,
  reachFacts,
  serviceFacts,
  subprocessorFacts,
  supplier,
} from './supplier-shapes.contract.ts'

// All that hangs on a supplier is written the same way: add, change, and for what has no last day of its own, withdraw.
const access = { permission: 'suppliers:write' } as const
const one = z.strictObject({ id })
const part = z.strictObject({ id, part: id })

const added = <Body extends z.ZodType>(name: string, path: string, summary: string, body: Body) =>
  contract({
    ...{ name, summary, method: 'POST', path: `/api/suppliers/:id/${path}`, access, change: 'new' },
    ...{ params: one, body, answer: supplier },
  })
const changed = <Body extends z.ZodType>(name: string, path: string, summary: string, body: Body) =>
  contract({
    ...{ name, summary, method: 'PUT', path: `/api/suppliers/:id/${path}/:part`, access, change: 'existing' },
    ...{ params: part, body, answer: supplier },
  })
const withdrawn = (name: string, path: string, summary: string) =>
  contract({
    ...{ name, summary, method: 'POST', path: `/api/suppliers/:id/${path}/:part/withdrawal`, access },
    ...{ change: 'existing', params: part, answer: supplier },
  })

export const addContact = added('addSupplierContact', 'contacts', 'Record somebody at a supplier', contactFacts)
export const changeContact = changed('changeSupplierContact', 'contacts', 'Change a contact', contactFacts)
export const withdrawContact = withdrawn('withdrawSupplierContact', 'contacts', 'Take a contact away')

export const addService = added('addSupplierService', 'services', 'Record a service', serviceFacts)
export const changeService = changed('changeSupplierService', 'services', 'Change or end a service', serviceFacts)

export const addReach = added('addServiceReach', 'reaches', 'Record what a service reaches', reachFacts)
export const changeReach = changed('changeServiceReach', 'reaches', 'Change or end what a service reaches', reachFacts)

export const addSubprocessor = added(
  'addSubprocessor',
  'subprocessors',
  'Record who works for a supplier',
  subprocessorFacts,
)
export const changeSubprocessor = changed(
  'changeSubprocessor',
  'subprocessors',
  'Change or end who works for a supplier',
  subprocessorFacts,
)

export const addContract = added('addSupplierContract', 'contracts', 'Record a contract', contractFacts)
export const changeContract = changed('changeSupplierContract', 'contracts', 'Change a contract', contractFacts)
export const withdrawContract = withdrawn('withdrawSupplierContract', 'contracts', 'Withdraw a contract')

export const addAgreement = added(
  'addProcessorAgreement',
  'agreements',
  'Record a version of a processor agreement',
  agreementFacts,
)
export const changeAgreement = changed(
  'changeProcessorAgreement',
  'agreements',
  'Change a version of a processor agreement',
  agreementFacts,
)
export const withdrawAgreement = withdrawn(
  'withdrawProcessorAgreement',
  'agreements',
  'Withdraw a version of a processor agreement',
)

export const addCertificate = added(
  'addSupplierCertificate',
  'certificates',
  'Record a certificate of a supplier',
  certificateFacts,
)
export const changeCertificate = changed(
  'changeSupplierCertificate',
  'certificates',
  'Change a certificate, or record that it was revoked',
  certificateFacts,
)
export const withdrawCertificate = withdrawn(
  'withdrawSupplierCertificate',
  'certificates',
  'Withdraw a certificate that was recorded by mistake',
)

export const readPaper = contract({
  name: 'readSupplierPaper',
  summary: 'The file of a contract, a processor agreement or a certificate of a supplier',
  method: 'GET',
  path: '/api/suppliers/:id/papers/:part',
  access: { permission: 'suppliers:read' },
  change: 'none',
  timeTravel: true,
  params: part,
  answer: 'file',
})
