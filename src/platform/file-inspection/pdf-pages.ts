/** Of a document that one person reads: a file of a court has some hundred. */
export const MOST_PAGES = 1000
