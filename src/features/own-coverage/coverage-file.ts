import type { CoverageDocument } from '../../core/coverage/interchange.ts'
import type { Content } from '../../core/standards/content.ts'
import { type CoverageFormat, coverageFile } from '../../render/coverage/coverage-file.ts'
import type { CoverageAround } from '../../render/coverage/coverage-report.ts'
import { editionName } from './compose-coverage.ts'
import { namedRequirement } from './read-coverages.ts'

/** A report as a file, with editions and requirements called as the content does, in the language of the report. */
export const coverageFileOf = (
  content: Content,
  document: CoverageDocument,
  format: CoverageFormat,
  around: Omit<CoverageAround, 'named'>,
) =>
  coverageFile(document, format, {
    ...around,
    named: (edition, requirement) => {
      const { number, title } = namedRequirement(content, edition, requirement)
      return { edition: editionName(content, edition), number, title: title[document.language] }
    },
  })
