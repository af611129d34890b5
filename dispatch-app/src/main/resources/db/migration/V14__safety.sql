-- Wind as stations and people tell it, and the safety of every crew on the line.

create table device_reading (
    device_id   text             not null,
    exercise    boolean          not null,
    at          timestamptz      not null,
    received_at timestamptz      not null,
    speed       double precision not null check (speed >= 0),
    degrees     int              not null check (degrees between 0 and 359),
    quality     text             not null,
    primary key (device_id, exercise, at)
);
comment on table device_reading is 'What devices said, as they said it; quality says whether a rule may rest on it';

create table wind_observation (
    id           bigint generated always as identity primary key,
    incident_id  uuid             not null references incident,
    at           timestamptz      not null,
    received_at  timestamptz      not null,
    speed        double precision not null check (speed >= 0),
    degrees      int              not null check (degrees between 0 and 359),
    station_id   text,
    station_name text,
    told         boolean          not null,
    shift        jsonb
);
create index wind_observation_newest on wind_observation (incident_id, at desc, id desc);
comment on column wind_observation.station_id is 'Null when a person said it';
comment on column wind_observation.told is 'Whether the journal tells of it; steady wind is told now and then only';

create table incident_safety (
    incident_id     uuid primary key references incident,
    cadence_seconds int check (cadence_seconds > 0),
    proposal        jsonb,
    danger_at       timestamptz,
    rescue_since    timestamptz
);
comment on column incident_safety.proposal is 'Why a withdrawal was proposed last';
comment on column incident_safety.danger_at is 'When somebody came into danger last; searchers sent before do not cover it';
comment on table incident_safety is 'One row per incident that has had a crew on the line; holding it puts what concerns all crews in order';

create table safety_withdrawal (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    reason      text        not null,
    sector      text,
    called_from uuid references dispatch_order,
    ordered_at  timestamptz not null,
    ordered_by  text        not null,
    due_at      timestamptz not null,
    rule        jsonb,
    all_safe_at timestamptz,
    resumed_at  timestamptz
);
create index safety_withdrawal_by_incident on safety_withdrawal (incident_id, ordered_at);

create table safety_assessment (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    points      jsonb       not null,
    wind        jsonb,
    reason      text,
    signed_at   timestamptz not null,
    signed_by   text        not null,
    lapsed_at   timestamptz
);
create index safety_assessment_by_incident on safety_assessment (incident_id, signed_at desc);

create table line_crew (
    order_id        uuid primary key references dispatch_order,
    incident_id     uuid        not null references incident,
    team_id         text        not null,
    team_name       text        not null,
    state           text        not null check (state in ('OFF_LINE', 'ON_LINE', 'WITHDRAWING', 'WITHDRAWN')),
    checked_at      timestamptz,
    lapsed_at       timestamptz,
    lapse           text,
    overridden_at   timestamptz,
    overridden_by   text,
    override_reason text,
    entered_at      timestamptz,
    cadence_seconds int,
    counted_at      timestamptz,
    counted         int,
    misses          int         not null default 0,
    silent_at       timestamptz,
    silence         text check (silence in ('UNJUDGED', 'MAYDAY')),
    withdrawal_id   uuid references safety_withdrawal,
    received_at     timestamptz,
    safe_at         timestamptz,
    safe_heads      int,
    safe_actor      text,
    safe_seq        bigint,
    unnamed         int         not null default 0 check (unnamed >= 0),
    forbidden       jsonb       not null default '[]'
);
create index line_crew_by_incident on line_crew (incident_id);
comment on column line_crew.unnamed is 'Heads short in the safety zone whose names nobody has said yet';

create table line_entrant (
    order_id      uuid        not null references line_crew,
    member_id     text        not null,
    name          text        not null,
    entered_at    timestamptz not null,
    counted_at    timestamptz not null,
    missing_since timestamptz,
    found_at      timestamptz,
    found_as      text,
    actor         text,
    device_seq    bigint,
    primary key (order_id, member_id)
);
comment on table line_entrant is 'Who went to the line, and when each was last counted';

create table line_stay (
    id          bigint generated always as identity primary key,
    order_id    uuid        not null references dispatch_order,
    incident_id uuid        not null references incident,
    team_id     text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz check (until_at >= from_at)
);
create unique index line_stay_open_once on line_stay (order_id) where until_at is null;
create index line_stay_by_team on line_stay (team_id, from_at);

create table mayday (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    order_id    uuid        not null references dispatch_order,
    team_name   text        not null,
    lon         double precision,
    lat         double precision,
    note        text,
    called_at   timestamptz not null,
    called_by   text        not null,
    settled_at  timestamptz
);
create index mayday_by_incident on mayday (incident_id, called_at);

create table search_party (
    incident_id uuid        not null references incident,
    order_id    uuid        not null references dispatch_order,
    team_name   text        not null,
    note        text,
    assigned_at timestamptz not null,
    assigned_by text        not null,
    ended_at    timestamptz
);
create index search_party_by_incident on search_party (incident_id, assigned_at);

create index deadline_roll_call on deadline (due_at)
    where kind in ('ROLL_CALL', 'ROLL_CALL_ANSWER', 'ROLL_CALL_RETRY')
      and met_at is null and fired_at is null and cancelled_at is null;
