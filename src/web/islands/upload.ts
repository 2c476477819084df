/** Sending files while the page is still open, with progress. Without this, they travel with the form. */
export {}
