import type { MapSettings } from '../apply/map-settings.ts'

/** Hands the settings of maps to their script, once for all maps of a page. Nothing of it is shown. */
export const MapSettingsData = ({ centre, borderHref, background, attribution }: MapSettings) => (
  <div
    hidden
    data-map-settings
    data-centre={centre === null ? undefined : `${centre.longitude},${centre.latitude}`}
    data-border={borderHref ?? undefined}
    data-tiles={background?.kind === 'tiles' ? background.url : undefined}
    data-wms={background?.kind === 'wms' ? background.url : undefined}
    data-wms-layers={background?.kind === 'wms' ? background.layers : undefined}
    data-attribution={attribution.join(' · ') || undefined}
  />
)
