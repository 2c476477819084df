-- Where it goes: mails that tell an applicant that something happened. They hold no contents, and the recipient is read
-- from the submission when a mail is sent, so that deleting the contents deletes the address as well.

create table deliveries (
  id uuid primary key,
  authority_id text not null,
  case_id uuid not null references cases,
  -- The history entry that this tells of; one delivery for each entry and channel, however often it is asked for.
  sequence integer not null,
  step text not null check (step in ('received', 'questionAsked', 'replyReceived', 'noticeReady')),
  channel text not null check (channel in ('email')),
  created_at timestamptz not null,
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  -- A code, never the server's words: those may repeat the address.
  last_error text,
  acknowledged_at timestamptz,
  -- What the mail server answered when it took the mail over.
  acknowledgement text,
  unique (case_id, sequence, channel),
  foreign key (case_id, sequence) references case_history (case_id, sequence),
  check ((acknowledged_at is null) = (acknowledgement is null))
);
create index deliveries_unacknowledged on deliveries (authority_id, created_at) where acknowledged_at is null;

alter table deliveries enable row level security;
alter table deliveries force row level security;
revoke all on deliveries from public, portal_application, portal_worker;
grant select, insert on deliveries to portal_application, portal_worker;
grant update (attempts, last_attempt_at, last_error, acknowledged_at, acknowledgement) on deliveries to portal_worker;

create policy of_visible_case on deliveries using (authority_id = portal_authority() and portal_sees_case(case_id));

-- What was not acknowledged in time alarms whoever runs the network. There are no contents here to see.
create policy network_watches on deliveries for select to portal_worker
  using (portal_authority() is null and portal_actor() = 'system');
