-- Files that somebody sends along. Their bytes lie in the file store under the row's id; what the form says of them stands in
-- its answers as well, so that the signed receipt covers their digests. A row belongs to a draft, whose id its submission has.

create table evidence (
  -- The name of the file in the store.
  id uuid primary key,
  authority_id text not null,
  draft_id uuid not null,
  -- As the person's machine called it.
  name text not null,
  media_type text not null,
  -- Bytes.
  size bigint not null check (size > 0),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- Whether a virus scanner looked at it; false where none is configured.
  is_scanned boolean not null,
  uploaded_at timestamptz not null,
  -- The end of its draft; null once it was sent, and then it stays as long as the case does.
  expires_at timestamptz
);
create index evidence_of_draft on evidence (draft_id);
create index evidence_expiry on evidence (expires_at) where expires_at is not null;

alter table evidence enable row level security;
alter table evidence force row level security;
revoke all on evidence from public, portal_application, portal_worker;
grant select, insert, delete on evidence to portal_application;
grant update (expires_at) on evidence to portal_application;
grant select, delete on evidence to portal_worker;

create function portal_may_change_draft(the_draft uuid) returns boolean language sql stable as
  -- Not security definer: a submission is seen by whoever holds its draft.
  $$ select portal_actor() = 'applicant' and the_draft::text = portal_actor_id()
       and not exists (select from submissions where submissions.id = the_draft) $$;

-- Whoever fills in the draft, the desk once it has a case, and the system.
create policy of_own_draft on evidence for select
  using (authority_id = portal_authority() and portal_actor() = 'applicant' and draft_id::text = portal_actor_id());
create policy of_visible_case on evidence for select
  using (authority_id = portal_authority() and portal_actor() = 'clerk'
    and exists (select from cases where cases.submission_id = draft_id));
create policy of_authority on evidence for select
  using (authority_id = portal_authority() and portal_actor() = 'system');

-- What was sent does not change any more: nothing is added to it, and nothing taken out.
create policy added_to_own_draft on evidence for insert
  with check (authority_id = portal_authority() and portal_may_change_draft(draft_id) and expires_at is not null);
create policy taken_out_of_own_draft on evidence for delete to portal_application
  using (authority_id = portal_authority() and portal_may_change_draft(draft_id));
create policy sent_with_own_draft on evidence for update
  using (authority_id = portal_authority() and portal_may_change_draft(draft_id))
  with check (authority_id = portal_authority() and portal_may_change_draft(draft_id) and expires_at is null);

create policy deleted_with_its_case on evidence for delete to portal_worker
  using (authority_id = portal_authority() and portal_actor() = 'system');

-- The hourly clearing looks at no authority in particular, and sees nothing but what has run out.
create policy expired_evidence on evidence to portal_worker
  using (portal_authority() is null and portal_actor() = 'system' and expires_at <= now());

-- Which of these files anybody knows of: for sweeping the store, where files of all authorities lie. It tells nothing else.
create policy owner_looks_up on evidence for select to portal_owner using (true);
create function known_evidence(ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = public as
  $$ select id from evidence where id = any(ids) $$;
revoke all on function known_evidence from public;
grant execute on function known_evidence to portal_worker;
