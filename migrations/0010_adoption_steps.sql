-- Who offers what, in which version, is moved by people, one step at a time; each step is kept, so that one can go back.

-- `held`: the next roll-out does not move it to a newer version. Who adopted before this migration was not recorded.
alter table adoptions
  add column held boolean not null default false,
  add column adopted_by text not null default '';
alter table adoptions alter column adopted_by drop default;

-- Each row is the adoption as it stood after the step; of `ended`, as it stood before.
create table adoption_steps (
  authority_id text not null,
  service_id text not null,
  sequence integer not null check (sequence > 0),
  happened_at timestamptz not null default now(),
  done_by text not null,
  step text not null check (step in ('adopted', 'moved', 'staged', 'officeChanged', 'wentBack', 'forward', 'ended')),
  service_digest text not null references service_versions,
  overlay_digest text not null,
  stage text not null check (stage in ('test', 'pilot', 'live')),
  office_id text not null,
  held boolean not null,
  primary key (authority_id, service_id, sequence),
  foreign key (authority_id, service_id, overlay_digest) references overlays
);

create function refuse_change_of_step() returns trigger language plpgsql as $$
begin
  raise exception 'what happened is never changed: %', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger never_changed before update or delete or truncate on adoption_steps
  for each statement execute function refuse_change_of_step();

-- Its policies let the owner's system read what is adopted today.
select set_config('portal.actor', 'system', true);
insert into adoption_steps
  (authority_id, service_id, sequence, happened_at, done_by, step, service_digest, overlay_digest, stage, office_id, held)
  select authority_id, service_id, 1, adopted_at, adopted_by, 'adopted', service_digest, overlay_digest, stage, office_id, held
  from adoptions;
select set_config('portal.actor', '', true);

revoke insert, update, delete on adoption_steps from portal_application, portal_worker;
alter table adoption_steps enable row level security;
alter table adoption_steps force row level security;

-- As with the adoptions: an authority reads its own, and the owner's system writes. The regional portal has no use for them.
create policy own_adoption_steps on adoption_steps for select using (authority_id = portal_authority());
create policy roll_out_adoption_steps on adoption_steps for all to portal_owner
  using (portal_actor() = 'system') with check (portal_actor() = 'system');
