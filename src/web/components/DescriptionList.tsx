import type { ComponentChildren } from 'preact'

/** A term and what is said about it. */
export type Description = { readonly term: string; readonly value: ComponentChildren }

/** Facts about one thing: term left, value right; one above the other where it is narrow. */
export const DescriptionList = ({ items }: { items: readonly Description[] }) => (
  <dl class="kern-description-list">
    {items.map(({ term, value }) => (
      <div class="kern-description-list-item">
        <dt class="kern-description-list-item__key">{term}</dt>
        <dd class="kern-description-list-item__value">{value}</dd>
      </div>
    ))}
  </dl>
)
