create sequence incident_number;

create table incident (
    id             uuid primary key,
    number         text             not null unique,
    hazard         text             not null,
    title          text             not null,
    place          text             not null,
    lon            double precision not null check (lon between -180 and 180),
    lat            double precision not null check (lat between -90 and 90),
    division_code  text             not null,
    exercise       boolean          not null,
    exercise_speed int              not null default 1 check (exercise_speed between 1 and 3600),
    status         text             not null,
    grade          text,
    grade_rule     jsonb,
    response_level text,
    proposed_level text,
    level_rule     jsonb,
    facts          jsonb            not null default '{}',
    sensitive      boolean          not null default false,
    assessed_at    timestamptz,
    received_at    timestamptz      not null,
    raised_at      timestamptz      not null,
    closed_at      timestamptz,
    cause          jsonb
);
create index incident_by_division on incident (division_code text_pattern_ops, raised_at desc);

create table incident_status (
    incident_id uuid        not null references incident,
    status      text        not null,
    at          timestamptz not null,
    actor_name  text        not null
);
create index incident_status_by_incident on incident_status (incident_id, at);

create table response_level_change (
    incident_id    uuid        not null references incident,
    level          text        not null,
    previous       text,
    reason         text        not null,
    measures       text        not null,
    expected_until timestamptz,
    rule           jsonb,
    approved_by    text        not null,
    at             timestamptz not null
);
create index response_level_change_by_incident on response_level_change (incident_id, at);

create table alert (
    id             uuid primary key,
    hazard         text             not null,
    channel        text             not null,
    lon            double precision not null,
    lat            double precision not null,
    place          text             not null,
    description    text             not null,
    reporter_name  text,
    reporter_phone text,
    details        jsonb            not null default '{}',
    division_code  text             not null,
    exercise       boolean          not null,
    exercise_speed int              not null default 1,
    status         text             not null,
    received_at    timestamptz      not null,
    received_by    text             not null,
    incident_id    uuid references incident,
    dismissal      text
);
create index alert_by_division on alert (division_code text_pattern_ops, received_at desc);
create index alert_recent on alert (received_at desc);
