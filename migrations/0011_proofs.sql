-- What was proved of a released version before people used it. Public, as the version itself; it belongs to no authority.

-- A report is never changed. When a proof that takes long is done, a newer report says so, and the newest counts.
create table proof_reports (
  id bigint generated always as identity primary key,
  service_digest text not null references service_versions,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  report jsonb not null,
  proved_at timestamptz not null default now()
);
comment on table proof_reports is 'Published facts, readable by all: the proofs of each released version, newest last.';
comment on column proof_reports.digest is 'SHA-256 of the canonical JSON of the report.';

create index proof_reports_of_version on proof_reports (service_digest, id desc);

create trigger never_changed before update or delete or truncate on proof_reports
  for each statement execute function refuse_change_of_version();

-- Proving is the owner's, as releasing is.
revoke insert, update, delete on proof_reports from portal_application, portal_worker;
