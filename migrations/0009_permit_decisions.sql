-- Cases may also be decided under the VwVfG NRW: a permit is granted, granted in part, or refused.

alter table decisions drop constraint decisions_kind_check;
alter table decisions add constraint decisions_kind_check check (kind in (
  'assessed', 'assessedOtherwise', 'closedWithoutAssessment',
  'granted', 'grantedInPart', 'refused'
));

-- By which law a notice is served: under the AO a notification is enough, under the VwVfG NRW it must be fetched. So it may
-- have been sent and not be served yet.
alter table notices add column procedure text not null default 'taxAssessment' check (procedure in ('taxAssessment', 'permit'));
alter table notices drop constraint notices_check1;
alter table notices add constraint served_only_when_sent check (deemed_served_on is null or sent_on is not null);
