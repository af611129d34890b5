create table dispatch_order (
    id                uuid primary key,
    incident_id       uuid        not null references incident,
    number            int         not null,
    team_id           text        not null,
    team_name         text        not null,
    team_kind         text        not null,
    exercise          boolean     not null,
    task              text        not null,
    muster_name       text,
    muster_lon        double precision,
    muster_lat        double precision,
    within            interval    not null,
    attendance        numeric     not null check (attendance > 0 and attendance <= 1),
    strength          int         not null check (strength >= 0),
    quorum            int         not null check (quorum >= 0 and quorum <= strength),
    standard_source   text        not null,
    state             text        not null,
    due_kind          text,
    due_at            timestamptz,
    ack_due_at        timestamptz not null,
    muster_due_at     timestamptz not null,
    eta_at            timestamptz,
    distance_km       numeric,
    travel            interval,
    present           int         not null default 0,
    absent            int         not null default 0,
    issued_at         timestamptz not null,
    issued_by         text        not null,
    delivered_at      timestamptz,
    acknowledged_at   timestamptz,
    mustered_at       timestamptz,
    departed_at       timestamptz,
    arrived_at        timestamptz,
    safety_checked_at timestamptz,
    completed_at      timestamptz,
    released_at       timestamptz,
    refused_at        timestamptz,
    cancelled_at      timestamptz,
    cancel_acknowledged_at timestamptz,
    reason            text,
    accounted         int,
    replaces          uuid references dispatch_order,
    safety_check      jsonb,
    last_report       jsonb,
    unique (incident_id, number)
);
-- The promise that no team is committed twice. An exercise never holds a team back from a real call.
create unique index team_committed_once on dispatch_order (team_id, exercise)
    where state not in ('REFUSED', 'CANCELLED', 'RELEASED');
create index dispatch_order_by_team on dispatch_order (team_id, issued_at desc);

-- What responders said, each once; the first answer is kept so that a replay gets the same bytes.
create table responder_message (
    actor        text        not null,
    client_id    uuid        not null,
    order_id     uuid        not null references dispatch_order,
    kind         text        not null,
    device_seq   bigint,
    device_at    timestamptz,
    received_at  timestamptz not null,
    on_behalf_of text,
    via          text,
    outcome      text        not null,
    body_hash    text        not null,
    answer       text        not null,
    primary key (actor, client_id)
);
create index responder_message_by_order on responder_message (order_id, received_at);

create table attendance (
    order_id   uuid        not null references dispatch_order,
    member_id  text        not null,
    status     text        not null,
    reason     text,
    actor      text        not null,
    device_seq bigint,
    at         timestamptz not null,
    primary key (order_id, member_id)
);
