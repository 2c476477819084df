/**
 * First words of addresses that belong to the portal itself (design 4.1). A city portal lies at `/<authority id>/`,
 * so no authority may be called like one of them.
 */
export const pathWords: ReadonlySet<string> = new Set([
  'abmelden', 'amt', 'anmelden', 'antrag', 'api', 'assets', 'barrierefreiheit', 'beleg', 'datenschutz', 'de', 'en', 'entwurf',
  'favicon', 'healthz', 'hilfe', 'impressum', 'konto', 'kontakt', 'leistungen', 'metrics', 'orte', 'partner', 'readyz', 'robots',
  'satzungen', 'sitemap', 'static', 'status', 'suche', 'themen', 'verbund', 'vorschau', 'well-known', 'www',
])
