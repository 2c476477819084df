-- The network as it was last imported: one row per record of networks/<id>/, so that an import touches only what changed.

-- `json`, not `jsonb`: what a person wrote in an order is shown in that order.
create table network_records (
  kind text not null,
  id text not null,
  authority_id text,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content json not null,
  primary key (kind, id)
);
comment on table network_records is 'Authorities, offices, bylaws, public services, links and whatever else the files of the network say, by kind and id.';
comment on column network_records.authority_id is 'Whose fact it is; null for facts of the network.';
comment on column network_records.digest is 'SHA-256 of the canonical JSON of the content; an import compares it.';

alter table network_records enable row level security;
alter table network_records force row level security;

-- What an authority publishes, everyone may read, also across authorities: the regional portal finds everything in all
-- portals. Only the list of the demo's staff is no publication.
create policy "published facts are readable by all" on network_records for select
  using (kind <> 'staff' or portal_actor() = 'system');
create policy "the owner imports" on network_records for all to portal_owner
  using (true) with check (true);

revoke insert, update, delete on network_records from portal_application, portal_worker;
