-- Staff: who may act for an authority, who is signed in, and what was typed when a sign-in ran out.
-- A session is found before anybody knows who asks. So its policies ask for knowledge instead: the digest of the token
-- that the browser presented, within the authority of the portal. A session of one town therefore is nothing in another.

create function portal_session() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('portal.session', true), '') $$;
comment on function portal_session() is 'Digest of the session token that was presented.';

create function portal_parked_post() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('portal.parked_post', true), '') $$;
comment on function portal_parked_post() is 'Digest of the token under which typed fields were parked.';

create table staff_sessions (
  token_hash text primary key,
  authority_id text not null default portal_authority(),
  subject text not null,
  name text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table staff_sessions is 'Who is signed in. Offices and roles are read anew with each request, so that a role taken away is gone at once.';
create index staff_sessions_expiry on staff_sessions (expires_at);
alter table staff_sessions enable row level security;
alter table staff_sessions force row level security;
create policy presented on staff_sessions
  using (authority_id = portal_authority() and token_hash = portal_session())
  with check (authority_id = portal_authority() and token_hash = portal_session());
create policy cleaning on staff_sessions for select to portal_worker
  using (portal_authority() is null and portal_actor() = 'system');
create policy cleaning_deletes on staff_sessions for delete to portal_worker
  using (portal_authority() is null and portal_actor() = 'system');

create table staff_roles (
  authority_id text not null default portal_authority(),
  subject text not null,
  office_id text not null,
  role text not null check (role in ('clerk')),
  primary key (authority_id, subject, office_id, role)
);
comment on table staff_roles is 'Who may act for which office of an authority, and as what.';
alter table staff_roles enable row level security;
alter table staff_roles force row level security;
create policy administration on staff_roles
  using (authority_id = portal_authority() and portal_actor() = 'system')
  with check (authority_id = portal_authority() and portal_actor() = 'system');
create policy own_roles on staff_roles for select
  using (authority_id = portal_authority() and portal_actor() = 'clerk' and subject = portal_subject());
create policy roles_of_session on staff_roles for select
  using (authority_id = portal_authority() and exists (select from staff_sessions where staff_sessions.subject = staff_roles.subject
    and staff_sessions.token_hash = portal_session()));

create table parked_posts (
  token_hash text primary key,
  authority_id text not null default portal_authority(),
  subject text not null,
  -- Encrypted by the application: what somebody typed about a person is not for those who read the table.
  sealed text not null,
  expires_at timestamptz not null
);
comment on table parked_posts is 'What was typed when a sign-in had run out, until the same person in the same browser takes it up again.';
create index parked_posts_expiry on parked_posts (expires_at);
alter table parked_posts enable row level security;
alter table parked_posts force row level security;
create policy presented on parked_posts
  using (authority_id = portal_authority() and token_hash = portal_parked_post()
    and exists (select from staff_sessions where staff_sessions.subject = parked_posts.subject and staff_sessions.token_hash = portal_session()))
  with check (authority_id = portal_authority() and token_hash = portal_parked_post()
    and exists (select from staff_sessions where staff_sessions.subject = parked_posts.subject and staff_sessions.token_hash = portal_session()));
create policy cleaning on parked_posts for select to portal_worker
  using (portal_authority() is null and portal_actor() = 'system');
create policy cleaning_deletes on parked_posts for delete to portal_worker
  using (portal_authority() is null and portal_actor() = 'system');
