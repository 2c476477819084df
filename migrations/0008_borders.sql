-- Borders of municipalities, which an operator loads from a file of a survey authority. None ship with the program, and an
-- import of the network leaves them alone.

create table borders (
  ags text primary key check (ags ~ '^[0-9]{8}$'),
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  polygons json not null,
  attribution text not null check (attribution <> '')
);
comment on table borders is 'Published facts, readable by all: where a municipality lies, by its official key (AGS).';
comment on column borders.polygons is 'Coordinates of a GeoJSON MultiPolygon: WGS84, longitude before latitude.';
comment on column borders.digest is 'SHA-256 of the canonical JSON of polygons and attribution; an import compares it.';
comment on column borders.attribution is 'Whom the licence asks to be named; shown on maps.';

revoke insert, update, delete on borders from portal_application, portal_worker;
