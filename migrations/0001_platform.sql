-- The ground that the rooms' tables stand on: who may use what, what policies read, the counters of rate limits.

-- Finding words with typing errors, and folding accents.
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- The application and the worker read and write rows and own nothing. Append-only tables revoke what they do not allow.
revoke create on schema public from public;
grant usage on schema public to portal_application, portal_worker;
alter default privileges in schema public grant select, insert, update, delete on tables to portal_application, portal_worker;
alter default privileges in schema public grant usage, select on sequences to portal_application, portal_worker;

-- The worker keeps the tables of its queue in schemas of its own.
do $$
begin
  execute format('grant connect on database %I to portal_application, portal_worker', current_database());
  execute format('grant create on database %I to portal_worker', current_database());
end
$$;

-- For whom and by whom a transaction is open. Null where nothing was said, and then a policy that asks holds for nobody.
create function portal_authority() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('portal.authority', true), '') $$;
comment on function portal_authority() is 'The authority that the transaction is open for; null on the regional portal.';

create function portal_actor() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('portal.actor', true), '') $$;
comment on function portal_actor() is 'The kind of actor: public, applicant, clerk or system.';

create function portal_actor_id() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('portal.actor_id', true), '') $$;
comment on function portal_actor_id() is 'What the actor may see: of an applicant the draft, submission or case; of a clerk the office.';

create function portal_subject() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('portal.subject', true), '') $$;
comment on function portal_subject() is 'Who the actor is, for histories.';

-- Rate limits hold across processes. Losing the counters in a crash harms nobody, so they are not logged.
-- The key is a keyed digest: no address is stored.
create unlogged table rate_limits (
  key bytea primary key,
  requests integer not null,
  ends_at timestamptz not null
);
comment on table rate_limits is 'Counted requests within the running window, by a keyed digest of who asked and for what.';
create index rate_limits_ends_at on rate_limits (ends_at);

create function count_request(key_of_request bytea, window_milliseconds bigint)
  returns table (requests integer, remaining_milliseconds integer)
  language sql volatile
  as $$
    insert into rate_limits as counted (key, requests, ends_at)
    values (key_of_request, 1, clock_timestamp() + window_milliseconds * interval '1 millisecond')
    on conflict (key) do update set
      requests = case when counted.ends_at <= clock_timestamp() then 1 else counted.requests + 1 end,
      ends_at = case when counted.ends_at <= clock_timestamp() then excluded.ends_at else counted.ends_at end
    returning counted.requests, greatest(0, ceil(extract(epoch from counted.ends_at - clock_timestamp()) * 1000))::integer
  $$;
comment on function count_request(bytea, bigint) is 'Counts one request and says how many there were in this window and how long it lasts.';
