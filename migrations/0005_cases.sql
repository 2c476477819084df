-- From draft to notice. A draft becomes the submission of the same id, so that sending twice is one submission; a
-- submission has one or more cases, each of one authority. Contents lie apart from the history, which keeps only codes,
-- times, ids and salted digests, so that contents can be deleted and the chain still verifies.

create table drafts (
  id uuid primary key,
  authority_id text not null,
  service_id text not null,
  token_hash text not null,
  service_digest text not null references service_versions,
  overlay_digest text not null,
  language text not null check (language in ('de', 'en')),
  answers jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index drafts_expiry on drafts (authority_id, expires_at);

create table submissions (
  id uuid primary key,
  authority_id text not null,
  service_id text not null,
  service_digest text not null references service_versions,
  overlay_digest text not null,
  bylaw_digest text,
  language text not null check (language in ('de', 'en')),
  received_at timestamptz not null,
  -- Answers, assessment, recipient and the authority as the form saw it. Null after its deletion.
  content json,
  salt text not null,
  content_digest text not null,
  receipt text not null
);

create table cases (
  id uuid primary key,
  authority_id text not null,
  submission_id uuid not null references submissions,
  office_id text not null,
  service_id text not null,
  reference text not null unique,
  code_hash text not null,
  language text not null check (language in ('de', 'en')),
  state text not null check (state in ('received', 'inProgress', 'waitingForApplicant', 'decided', 'withdrawn')),
  version integer not null default 1,
  received_at timestamptz not null,
  due_on date not null,
  -- Subject of the clerk who works on it.
  clerk_subject text
);
create index cases_of_submission on cases (submission_id);
create index cases_of_office on cases (authority_id, office_id, due_on);

-- Questions, replies and reasons in words.
create table case_contents (
  id uuid primary key,
  authority_id text not null,
  case_id uuid not null references cases,
  kind text not null check (kind in ('question', 'reply', 'reasons')),
  text text not null,
  salt text not null,
  written_at timestamptz not null
);
create index case_contents_of_case on case_contents (case_id);

create table case_history (
  case_id uuid not null references cases,
  sequence integer not null check (sequence > 0),
  authority_id text not null,
  happened_at timestamptz not null,
  move text not null,
  state text not null,
  actor_kind text not null,
  actor_subject text,
  -- What the entry is about: a text, the submission, a decision, a notice. May have been deleted since.
  content_id uuid,
  content_digest text,
  previous_digest text,
  digest text not null,
  primary key (case_id, sequence)
);

create table decisions (
  id uuid primary key,
  authority_id text not null,
  case_id uuid not null unique references cases,
  kind text not null check (kind in ('assessed', 'assessedOtherwise', 'closedWithoutAssessment')),
  decided_at timestamptz not null,
  decided_by text not null,
  -- The decision as taken, with the legal remedy as it was worded. Null after its deletion.
  content json,
  salt text not null,
  content_digest text not null
);

create table documents (
  id uuid primary key,
  authority_id text not null,
  submission_id uuid not null references submissions,
  -- Null for the copy of the declaration, which belongs to the submission.
  case_id uuid references cases,
  kind text not null check (kind in ('declarationCopy', 'notice', 'noticeCopy')),
  file_name text not null,
  media_type text not null,
  bytes bytea not null,
  digest text not null,
  created_at timestamptz not null
);
create index documents_of_case on documents (case_id);
create unique index one_declaration_copy on documents (submission_id) where kind = 'declarationCopy';

create table notices (
  id uuid primary key,
  authority_id text not null,
  case_id uuid not null unique references cases,
  decision_id uuid not null unique references decisions,
  document_id uuid references documents on delete set null,
  channel text not null check (channel in ('electronic', 'post')),
  -- The keeper's consent to electronic service: its wording and when it was given.
  consent jsonb,
  written_on date not null,
  sent_on date,
  deemed_served_on date,
  check (channel = 'post' or consent is not null),
  check ((sent_on is null) = (deemed_served_on is null))
);

create function portal_sees_case(the_case uuid) returns boolean language sql stable as
  -- Not security definer: the policies of cases apply, and what depends on a case is seen by those who see the case.
  $$ select exists (select from cases where id = the_case) $$;

do $$
declare protected text;
begin
  foreach protected in array array['drafts', 'submissions', 'cases', 'case_contents', 'case_history', 'decisions', 'documents', 'notices'] loop
    execute format('alter table %I enable row level security', protected);
    execute format('alter table %I force row level security', protected);
    execute format('revoke all on %I from public, portal_application, portal_worker', protected);
    execute format('grant select, insert on %I to portal_application, portal_worker', protected);
  end loop;
end
$$;

-- Everything is granted by the column: what may never change cannot be changed, whatever the code does.
grant update (answers) on drafts to portal_application;
grant delete on drafts to portal_worker;
grant update (state, version, clerk_subject) on cases to portal_application, portal_worker;
grant update (channel, sent_on, deemed_served_on) on notices to portal_application, portal_worker;
grant update (content) on submissions, decisions to portal_worker;
grant delete on case_contents, documents to portal_worker;

create policy own_draft on drafts
  using (authority_id = portal_authority()
    and (portal_actor() = 'system' or (portal_actor() = 'applicant' and id::text = portal_actor_id())));

-- The hourly clearing looks at no authority in particular, and sees nothing but what has run out.
create policy expired_drafts on drafts to portal_worker
  using (portal_authority() is null and portal_actor() = 'system' and expires_at <= now());

create policy own_cases on cases
  using (authority_id = portal_authority()
    and (portal_actor() = 'system'
      or (portal_actor() = 'clerk' and office_id = portal_actor_id())
      or (portal_actor() = 'applicant' and portal_actor_id() in (id::text, submission_id::text))));

create policy own_submission on submissions
  using (authority_id = portal_authority()
    and (portal_actor() = 'system'
      or (portal_actor() = 'applicant' and id::text = portal_actor_id())
      or exists (select from cases where cases.submission_id = submissions.id)));

create policy of_visible_case on case_contents using (authority_id = portal_authority() and portal_sees_case(case_id));
create policy of_visible_case on case_history using (authority_id = portal_authority() and portal_sees_case(case_id));
create policy of_visible_case on decisions using (authority_id = portal_authority() and portal_sees_case(case_id));
create policy of_visible_case on notices using (authority_id = portal_authority() and portal_sees_case(case_id));
create policy of_visible_submission on documents
  using (authority_id = portal_authority()
    and exists (select from submissions where submissions.id = submission_id)
    and (case_id is null or portal_sees_case(case_id)));

-- Before it is known who asks, knowledge of a secret is all there is. These two give nothing but an id, and only to
-- who brings the right hash; they run as the owner, who alone gets past the policies above for reading.
create policy owner_looks_up on drafts for select to portal_owner using (true);
create policy owner_looks_up on cases for select to portal_owner using (true);

create function draft_by_token(the_authority text, the_draft uuid, the_token_hash text, the_time timestamptz) returns uuid
  language sql stable security definer set search_path = public as
  $$ select id from drafts where id = the_draft and authority_id = the_authority and token_hash = the_token_hash and expires_at > the_time $$;

create function case_by_code(the_reference text, the_code_hash text)
  returns table (authority_id text, case_id uuid)
  language sql stable security definer set search_path = public as
  $$ select cases.authority_id, cases.id from cases where reference = the_reference and code_hash = the_code_hash $$;

revoke all on function draft_by_token, case_by_code from public;
grant execute on function draft_by_token, case_by_code to portal_application;
