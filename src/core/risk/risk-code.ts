/** The number of a risk as it is shown and spoken: R-001. */
export const riskCode = (number: number): string => `R-${String(number).padStart(3, '0')}`
