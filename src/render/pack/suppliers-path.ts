/** Where the page of the suppliers stands in a pack. */
export const suppliersPath = 'suppliers.html'
