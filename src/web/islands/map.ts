/** Drawing a place on a map. Without this, the place is described in fields. */
export {}
