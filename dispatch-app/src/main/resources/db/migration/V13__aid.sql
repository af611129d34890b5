-- Help from above: who asked whom for what, what came of it, and what others may see of an incident meanwhile.

create table incident_share (
    id            uuid primary key,
    incident_id   uuid        not null references incident,
    division_code text        not null,
    degree        text        not null check (degree in ('VIEW', 'ASSIST')),
    order_id      uuid,
    reason        text        not null,
    shared_at     timestamptz not null,
    shared_by     text        not null,
    until         timestamptz,
    ended_at      timestamptz
);
create index incident_share_by_incident on incident_share (incident_id);
create index incident_share_by_division on incident_share (division_code text_pattern_ops) where ended_at is null;
comment on table incident_share is 'What a division outside sees of an incident: by hand, or by rule while its team helps';
comment on column incident_share.order_id is 'The order of the helping team; null when shared by hand';
comment on column incident_share.until is 'Ends by itself then; null while the helping team is there';

create table aid_request (
    id           uuid primary key,
    incident_id  uuid             not null references incident,
    number       int              not null,
    form         text             not null check (form in ('CIVIL', 'MILITARY')),
    state        text             not null,
    asking       text             not null,
    asked        text             not null,
    asked_at     timestamptz      not null,
    need         text             not null,
    kinds        text[]           not null default '{}',
    skill        text,
    people       int              not null check (people > 0),
    task         text             not null,
    place        text             not null,
    lon          double precision not null,
    lat          double precision not null,
    needed_by    timestamptz,
    reason       text             not null,
    shortfall    text,
    rule         text,
    military     jsonb,
    continues    uuid references aid_request,
    requested_at timestamptz      not null,
    requested_by text             not null,
    answered_at  timestamptz,
    answered_by  text,
    answer       text,
    arrived_at   timestamptz,
    released_at  timestamptz,
    settled_at   timestamptz,
    thanks       text,
    unique (incident_id, number)
);
create index aid_request_asking on aid_request (asking text_pattern_ops);
create index aid_request_asked on aid_request (asked text_pattern_ops);
comment on column aid_request.asked is 'The division whose answer is waited for; for the military form the level of the military authority';
comment on column aid_request.continues is 'The request whose rest this one asks the next level for';

create table aid_team (
    order_id      uuid primary key references dispatch_order,
    request_id    uuid        not null references aid_request,
    giving        text        not null,
    assigned_by   text        not null,
    assigned_at   timestamptz not null,
    object_by     timestamptz,
    objection     text,
    objected_at   timestamptz,
    objected_by   text,
    reviewed_at   timestamptz,
    review        text
);
create index aid_team_by_request on aid_team (request_id);
create index aid_team_by_giving on aid_team (giving text_pattern_ops);
comment on column aid_team.object_by is 'Until when the giving county may object; later words are kept and change nothing';

alter table decision_task add column request_id uuid;
comment on column decision_task.request_id is 'The request for aid the question is about, or null';
