/** When a notice counts as served (Bekanntgabe). Each procedure has rules of its own; all days are `YYYY-MM-DD`. */
export type ServiceRules = {
  /** The day on which a letter counts as served that was posted on a day. Not for addresses abroad. */
  readonly servedByPost: (postedOn: string) => string
  readonly electronically: ElectronicService
}

/**
 * `notification`: the notice counts as served some days after the notification was sent, whether or not it is fetched.
 * `retrieval`: only fetching it serves it. Who has not fetched it by the last day gets it by post.
 */
export type ElectronicService =
  | { readonly by: 'notification'; readonly servedOn: (notifiedOn: string) => string }
  | { readonly by: 'retrieval'; readonly servedOn: (retrievedOn: string) => string; readonly lastDay: (notifiedOn: string) => string }
