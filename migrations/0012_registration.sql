-- Cases may also end with the answer to a registration (Anzeige). It is no administrative act: its notice is sent and never
-- served, and its decision is kept without a legal remedy.

alter table decisions drop constraint decisions_kind_check;
alter table decisions add constraint decisions_kind_check check (kind in (
  'assessed', 'assessedOtherwise', 'closedWithoutAssessment',
  'granted', 'grantedInPart', 'refused',
  'acknowledged', 'returned', 'notNeeded'
));

alter table notices drop constraint notices_procedure_check;
alter table notices add constraint notices_procedure_check check (procedure in ('taxAssessment', 'permit', 'registration'));
alter table notices add constraint answers_are_not_served check (procedure <> 'registration' or deemed_served_on is null);
