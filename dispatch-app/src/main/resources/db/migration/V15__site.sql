-- The ground divided and commanded, and the pictures taken on it.

create table site (
    incident_id     uuid primary key references incident,
    headquarters    jsonb,
    established_at  timestamptz,
    revision        int not null default 0,
    commander       jsonb,
    commander_since timestamptz
);
comment on table site is 'One row per incident that has a site command; holding it orders all changes to the site';

create table sector (
    id           uuid primary key,
    incident_id  uuid not null references incident,
    number       int  not null check (number > 0),
    name         text not null,
    geometry     jsonb not null,
    hectares     double precision,
    metres       double precision,
    leader       jsonb,
    talk_group   text,
    drawn_at     timestamptz not null,
    contained_at timestamptz,
    dissolved_at timestamptz,
    revision     int not null default 1,
    unique (incident_id, number)
);
create unique index sector_name_once on sector (incident_id, name) where dissolved_at is null;

create table safety_feature (
    id        uuid primary key,
    sector_id uuid not null references sector,
    kind      text not null check (kind in ('SAFETY_ZONE', 'ESCAPE_ROUTE')),
    name      text not null,
    geometry  jsonb not null,
    metres    double precision,
    capacity  int check (capacity > 0),
    note      text,
    marked_at timestamptz not null
);
create index safety_feature_by_sector on safety_feature (sector_id);

create table site_group (
    id           uuid primary key,
    incident_id  uuid not null references incident,
    tier         text not null check (tier in ('ABOVE', 'GROUP')),
    name         text not null,
    position     int generated always as identity,
    leader       jsonb,
    talk_group   text,
    revision     int not null default 1,
    dissolved_at timestamptz
);
create unique index site_group_name_once on site_group (incident_id, name) where dissolved_at is null;

create table site_assignment (
    order_id    uuid primary key references dispatch_order,
    sector_id   uuid references sector,
    group_id    uuid references site_group,
    assigned_at timestamptz not null,
    check (num_nonnulls(sector_id, group_id) = 1)
);
create index site_assignment_by_sector on site_assignment (sector_id);
create index site_assignment_by_group on site_assignment (group_id);
comment on table site_assignment is 'A crew belongs to one place at most';

create table command_handover (
    id          uuid primary key,
    incident_id uuid not null references incident,
    giver       jsonb not null,
    taker       jsonb not null,
    situation   text not null,
    open_points text not null,
    safety      text not null,
    offered_at  timestamptz not null,
    offered_by  text not null,
    due_at      timestamptz not null,
    state       text not null check (state in ('OFFERED', 'TAKEN', 'WITHDRAWN')),
    settled_at  timestamptz,
    settled_by  text,
    overdue_at  timestamptz
);
create unique index command_handover_one_open on command_handover (incident_id) where state = 'OFFERED';
create index command_handover_by_incident on command_handover (incident_id, settled_at);

create table field_photo (
    id          uuid primary key,
    order_id    uuid not null references dispatch_order,
    taken_at    timestamptz,
    received_at timestamptz not null,
    sent_by     text not null,
    width       int not null,
    height      int not null,
    sha256      text not null,
    image       bytea not null,
    thumbnail   bytea not null
);
create index field_photo_by_order on field_photo (order_id, received_at);
comment on column field_photo.image is 'Drawn anew from what came in, so without its metadata; its hash stands in the journal';
