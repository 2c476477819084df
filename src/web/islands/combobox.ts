/** A long list of choices that can be searched by typing. Without this, it is a plain select. */
export {}
