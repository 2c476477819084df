-- What is offered: released versions of the joint online services, what each authority changes and adopts, the bylaw
-- values that submissions froze, and the search over everything.

-- A released version never changes: cases name it by digest for as long as they are kept.
create table service_versions (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  service_id text not null,
  number integer not null check (number > 0),
  definition jsonb not null,
  texts jsonb not null,
  released_at timestamptz not null default now(),
  unique (service_id, number)
);

create table overlays (
  authority_id text not null,
  service_id text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  primary key (authority_id, service_id, digest)
);

create table adoptions (
  authority_id text not null,
  service_id text not null,
  service_digest text not null references service_versions,
  overlay_digest text not null,
  stage text not null check (stage in ('test', 'pilot', 'live')),
  office_id text not null,
  adopted_at timestamptz not null default now(),
  primary key (authority_id, service_id),
  foreign key (authority_id, service_id, overlay_digest) references overlays
);

create table bylaw_versions (
  authority_id text not null,
  bylaw_id text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  frozen_at timestamptz not null default now(),
  primary key (authority_id, digest)
);

create function refuse_change_of_version() returns trigger language plpgsql as $$
begin
  raise exception 'a row of % is content-addressed and is never changed', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger never_changed before update or delete or truncate on service_versions
  for each statement execute function refuse_change_of_version();
create trigger never_changed before update or delete or truncate on overlays
  for each statement execute function refuse_change_of_version();
create trigger never_changed before update or delete or truncate on bylaw_versions
  for each statement execute function refuse_change_of_version();

-- Releasing and rolling out are the owner's; the application and the worker read, and freeze the bylaw of a submission.
revoke insert, update, delete on service_versions, overlays, adoptions from portal_application, portal_worker;
revoke update, delete on bylaw_versions from portal_application, portal_worker;

alter table overlays enable row level security;
alter table overlays force row level security;
alter table adoptions enable row level security;
alter table adoptions force row level security;
alter table bylaw_versions enable row level security;
alter table bylaw_versions force row level security;

-- Each authority reads its own, at every stage.
create policy own_overlays on overlays for select using (authority_id = portal_authority());
create policy own_adoptions on adoptions for select using (authority_id = portal_authority());

-- The regional portal reads across authorities, but only what is published.
create policy published_adoptions on adoptions for select
  using (portal_authority() is null and portal_actor() is not null and stage in ('pilot', 'live'));

-- The network's import and roll-out run as the owner's system and write for every authority.
create policy roll_out_overlays on overlays for all to portal_owner
  using (portal_actor() = 'system') with check (portal_actor() = 'system');
create policy roll_out_adoptions on adoptions for all to portal_owner
  using (portal_actor() = 'system') with check (portal_actor() = 'system');

-- A submission freezes the bylaw it was assessed by; whoever merely looks at the portal freezes nothing.
create policy own_bylaw_versions on bylaw_versions for select using (authority_id = portal_authority());
create policy freeze_own_bylaw on bylaw_versions for insert
  with check (authority_id = portal_authority() and portal_actor() <> 'public');

-- Derived from the public services and links at each import, so it belongs to the network, not to one authority.
-- All text columns are folded (small letters; ä, ö, ü, ß spelled out) by the same function as a query is.
create table search_entries (
  id text primary key,
  -- The words of the title, and of the synonyms, each between blanks, so that a whole word and a part can be told apart.
  title text not null,
  synonyms text not null,
  -- Words that the network says to mean the same as one of these.
  related text not null,
  -- The whole title and each whole synonym, for a query that says exactly that.
  phrases text[] not null,
  document tsvector not null,
  content jsonb not null
);

revoke insert, update, delete on search_entries from portal_application, portal_worker;
