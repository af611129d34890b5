-- Everybody out, nobody missed: who lives where, who was moved when, who slept where, and who is home again.

alter table shelter add column kind text not null default '学校';
alter table shelter add column standard boolean not null default false;
alter table shelter add column medical boolean not null default false;
alter table shelter add column keeper_account text;
comment on column shelter.contact_name is 'The keeper 管理员';
comment on column shelter.standard is 'Whether it is a standardised 避灾安置场所';
comment on column shelter.medical is 'Whether there is somebody with medicine';
comment on column shelter.keeper_account is 'The account that takes people in there, or null';

create table shelter_log (
    id          bigint generated always as identity primary key,
    shelter_id  text        not null references shelter,
    incident_id uuid        references incident,
    open        boolean     not null,
    at          timestamptz not null,
    by_account  text        not null,
    by_name     text        not null,
    note        text
);
create index shelter_log_by_shelter on shelter_log (shelter_id, id desc);
comment on table shelter_log is 'When a shelter was opened and closed, by whom';

-- The registers, prepared before the season.
create table zone (
    id                  text primary key,
    name                text             not null,
    division_code       text             not null references division,
    site_id             text references risk_source,
    ring                jsonb            not null,
    responsible_name    text             not null,
    responsible_phone   text             not null,
    responsible_account text,
    deputy_name         text             not null,
    deputy_phone        text             not null,
    deputy_account      text,
    route               text             not null,
    route_lon           double precision not null check (route_lon between -180 and 180),
    route_lat           double precision not null check (route_lat between -90 and 90),
    shelter_id          text             not null references shelter,
    guard               text             not null,
    guard_lon           double precision not null check (guard_lon between -180 and 180),
    guard_lat           double precision not null check (guard_lat between -90 and 90),
    version             int              not null default 0,
    approved_on         date,
    approved_by         text,
    changed_at          timestamptz
);
create index zone_by_division on zone (division_code text_pattern_ops);
create index zone_by_site on zone (site_id);
comment on column zone.version is 'Of the last approval; 0 while nobody has approved the list';
comment on column zone.changed_at is 'When the zone, a household or a resident was changed after the approval; null when as approved';
comment on column zone.guard is 'Where the road is held until the all-clear';

create table household (
    id             text primary key,
    zone_id        text not null references zone,
    code           text not null,
    head           text not null,
    phone          text not null,
    address        text not null,
    vehicle        text,
    worker_name    text not null,
    worker_phone   text not null,
    worker_account text,
    removed_at     timestamptz
);
create index household_by_zone on household (zone_id);
create index household_by_worker on household (worker_account);
comment on column household.code is 'The door as people call it: 7 号';

create table resident (
    id           text primary key,
    household_id text   not null references household,
    name         text   not null,
    born_on      date   not null,
    needs        text[] not null default '{}',
    phone        text,
    removed_at   timestamptz
);
create index resident_by_household on resident (household_id);
comment on column resident.needs is 'Special needs (突发事件应对法 Art 11, 76); decides who is fetched first';

create table zone_version (
    zone_id     text        not null references zone,
    version     int         not null,
    approved_on date        not null,
    approved_by text        not null,
    approved_at timestamptz not null,
    households  int         not null,
    people      int         not null,
    content     text        not null,
    primary key (zone_id, version)
);
comment on column zone_version.content is 'SHA-256 over the list as it was approved; the list itself is in the registers and in the evacuations';

create table zone_edit (
    id         bigint generated always as identity primary key,
    zone_id    text        not null references zone,
    subject    text        not null,
    field      text        not null,
    was        text,
    became     text,
    at         timestamptz not null,
    by_account text        not null,
    by_name    text        not null,
    reason     text
);
create index zone_edit_by_zone on zone_edit (zone_id, id desc);

-- An evacuation: one zone of one incident, with the list as it was when it was ordered.
create table evacuation (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    zone_id        text        not null references zone,
    zone_name      text        not null,
    division_code  text        not null,
    site_id        text,
    mode           text        not null check (mode in ('PREPARE', 'IMMEDIATE')),
    exercise       boolean     not null,
    zone           jsonb       not null,
    zone_version   int         not null,
    shelter_id     text        not null references shelter,
    ordered_at     timestamptz not null,
    ordered_by     text        not null,
    reason         text,
    finish_by      timestamptz not null,
    finish_rule    text        not null,
    households     int         not null,
    people         int         not null,
    listed         int         not null,
    notified       int         not null default 0,
    moving         int         not null default 0,
    transferred    int         not null default 0,
    refused        int         not null default 0,
    absent         int         not null default 0,
    unreachable    int         not null default 0,
    accounted      int         not null default 0,
    conflicts      int         not null default 0,
    returned       int         not null default 0,
    early          int         not null default 0,
    all_notified_at timestamptz,
    emptied_at     timestamptz,
    verified_at    timestamptz,
    verified_by    text,
    all_clear_at   timestamptz,
    all_clear_by   text,
    all_clear_reason text,
    return_from    timestamptz,
    closed_at      timestamptz,
    cancelled_at   timestamptz,
    cancel_reason  text,
    helpers        text[]      not null default '{}',
    workers        text[]      not null default '{}',
    revision       bigint      not null default 1,
    erased_at      timestamptz,
    check (listed + notified + moving + transferred + refused + absent + unreachable = people)
);
create index evacuation_by_incident on evacuation (incident_id);
create unique index evacuation_one_open_per_zone on evacuation (zone_id, exercise) where closed_at is null and cancelled_at is null;
create index evacuation_by_division on evacuation (division_code text_pattern_ops);
create index evacuation_to_erase on evacuation (coalesce(closed_at, cancelled_at)) where erased_at is null;
comment on column evacuation.exercise is 'An exercise neither blocks a real order nor fills a real shelter';
comment on column evacuation.zone is 'Ring, people in charge, route and guard as they were when it was ordered';
comment on column evacuation.workers is 'Accounts of the people in charge: the grid workers of its households, the responsible person, the deputy';
comment on column evacuation.helpers is 'Accounts added while it runs';
comment on column evacuation.people is 'Everybody counted here; who stands on another open list too is counted there';
comment on column evacuation.return_from is 'Houses and road were checked: from now on people may go home';

create table evacuation_household (
    evacuation_id  uuid   not null references evacuation,
    household_id   text   not null,
    code           text   not null,
    head           text,
    phone          text,
    address        text,
    vehicle        text,
    worker_name    text,
    worker_phone   text,
    worker_account text,
    people         int    not null,
    needs          text[] not null default '{}',
    status         text   not null default 'LISTED',
    accounted      boolean not null default false,
    note           text,
    said_by_name   text,
    changed_at     timestamptz,
    changed_revision bigint not null default 0,
    conflict       jsonb,
    persuasions    int    not null default 0,
    forced_at      timestamptz,
    returned_at    timestamptz,
    primary key (evacuation_id, household_id)
);
create index evacuation_household_by_worker on evacuation_household (worker_account);
comment on column evacuation_household.conflict is 'Two people said what cannot both be true; settled by a person';

create table evacuation_person (
    evacuation_id uuid    not null,
    person_id     text    not null,
    household_id  text    not null,
    name          text,
    born_on       date,
    needs         text[]  not null default '{}',
    phone         text,
    status        text    not null default 'LISTED',
    accounted     boolean not null default false,
    shelter_id    text,
    place         text,
    rescue        boolean not null default false,
    checked_in_at timestamptz,
    returned_at   timestamptz,
    early_at      timestamptz,
    counted_in    uuid references evacuation,
    counted_as    text,
    said_by       text,
    said_at       timestamptz,
    primary key (evacuation_id, person_id),
    foreign key (evacuation_id, household_id) references evacuation_household
);
create index evacuation_person_by_household on evacuation_person (evacuation_id, household_id);
create index evacuation_person_by_shelter on evacuation_person (shelter_id) where status = 'TRANSFERRED';
create index evacuation_person_counted_in on evacuation_person (counted_in, counted_as) where counted_in is not null;
create index evacuation_person_by_name on evacuation_person (name, born_on);
comment on column evacuation_person.counted_in is 'The same person stands on another open list and is counted there';
comment on column evacuation_person.accounted is 'At a shelter or another stated place, absent with where they are, or in the hands of the rescue';

create table evacuation_tick (
    id            bigint generated always as identity primary key,
    evacuation_id uuid        not null references evacuation,
    household_id  text        not null,
    persons       text[],
    kind          text        not null,
    status        text,
    actor         text        not null,
    actor_name    text,
    device        text        not null,
    client_id     uuid        not null,
    device_seq    bigint,
    device_at     timestamptz,
    received_at   timestamptz not null,
    on_behalf_of  text,
    via           text,
    shelter_id    text,
    place         text,
    note          text,
    outcome       text        not null,
    body_hash     text        not null,
    answer        text        not null,
    unique (actor, client_id)
);
create index evacuation_tick_by_household on evacuation_tick (evacuation_id, household_id, id desc);
comment on table evacuation_tick is 'Everything said about a household, kept whatever became of it, with the first answer';

create table shelter_check_in (
    id            uuid primary key,
    shelter_id    text        not null references shelter,
    incident_id   uuid references incident,
    evacuation_id uuid references evacuation,
    household_id  text,
    person_id     text,
    name          text,
    phone         text,
    people        int         not null check (people > 0),
    at            timestamptz not null,
    device_at     timestamptz,
    by_account    text        not null,
    client_id     uuid        not null,
    body_hash     text        not null,
    answer        text        not null,
    left_at       timestamptz,
    erased_at     timestamptz,
    unique (by_account, client_id)
);
create index shelter_check_in_by_shelter on shelter_check_in (shelter_id, at);
create index shelter_check_in_by_incident on shelter_check_in (incident_id);
comment on column shelter_check_in.evacuation_id is 'The list the people stand on; null for those who are on none';

create table forced_transfer (
    evacuation_id uuid        not null,
    household_id  text        not null,
    signed_at     timestamptz not null,
    signed_by     text        not null,
    signer        text        not null,
    authority     text        not null,
    law           text        not null,
    reason        text        not null,
    primary key (evacuation_id, household_id),
    foreign key (evacuation_id, household_id) references evacuation_household
);

-- What the process asks about one household has a name of its own, as what it asks about a whole zone has the evacuation's.
alter table evacuation_household add column case_id uuid
    generated always as (md5(evacuation_id::text || '/' || household_id)::uuid) stored unique;
