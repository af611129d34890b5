-- Accidents at enterprises: the cordon, the monitoring points and their readings, fire-water, who is inside and on what air, the whistle.

create table cordon (
    incident_id uuid primary key references incident,
    points      int         not null check (points > 0),
    officers    int check (officers >= 0),
    radius_m    int check (radius_m > 0),
    led_by      text        not null,
    note        text,
    closed_at   timestamptz not null,
    closed_by   text        not null,
    changed_at  timestamptz not null
);
comment on table cordon is 'The cordon as it stands now; how it came to that, and when it was released, is in the journal';
comment on column cordon.points is 'Control points on the roads in';

create table monitoring_point (
    id           uuid primary key,
    incident_id  uuid             not null references incident,
    number       int              not null,
    name         text             not null,
    medium       text             not null,
    lon          double precision not null check (lon between -180 and 180),
    lat          double precision not null check (lat between -90 and 90),
    substance    text             not null,
    unit         text             not null,
    clean_below  numeric(14, 4)   not null check (clean_below >= 0),
    limit_source text             not null,
    opened_at    timestamptz      not null,
    opened_by    text             not null,
    closed_at    timestamptz,
    closed_by    text,
    close_reason text,
    unique (incident_id, number)
);
comment on column monitoring_point.medium is 'AIR or WATER';
comment on column monitoring_point.clean_below is 'A reading up to this is clean, in the unit of the point';

create table monitoring_reading (
    id          uuid primary key,
    point_id    uuid           not null references monitoring_point,
    value       numeric(14, 4) not null check (value >= 0),
    at_least    boolean        not null,
    clean       boolean        not null,
    measured_at timestamptz    not null,
    received_at timestamptz    not null,
    said_by     text           not null,
    note        text
);
create index monitoring_reading_by_point on monitoring_reading (point_id, measured_at desc);
comment on column monitoring_reading.id is 'Made on the phone: the same reading twice is one';
comment on column monitoring_reading.at_least is 'The instrument was at full scale: the true value is higher';

create table fire_water (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    place       text        not null,
    measure     text        not null,
    cubic_m     int check (cubic_m >= 0),
    note        text,
    at          timestamptz not null,
    said_by     text        not null
);
create index fire_water_by_incident on fire_water (incident_id, at);
comment on column fire_water.measure is 'OUTLET_BLOCKED, DYKE_BUILT, POOLED, TANKERED, TREATED or RELEASED';

create table entry (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    number      int         not null,
    task        text        not null,
    way_in      text,
    standby     text,
    exception   text,
    started_at  timestamptz not null,
    started_by  text        not null,
    recalled_at timestamptz,
    recalled_why text,
    out_at      timestamptz,
    cleared_at  timestamptz,
    unique (incident_id, number)
);
create index entry_open on entry (incident_id) where cleared_at is null;
comment on table entry is 'One entry of a pair into the hot zone';
comment on column entry.exception is 'Why somebody went in alone, or without a rescue pair standing by; null when neither';

create table entrant (
    id               uuid primary key,
    entry_id         uuid        not null references entry,
    position         int         not null,
    name             text        not null,
    unit             text,
    bar              int         not null check (bar > 0 and bar <= 400),
    litres           numeric(4, 1) not null check (litres > 0),
    read_at          timestamptz not null,
    air_low_at       timestamptz not null,
    air_out_at       timestamptz not null check (air_out_at > air_low_at),
    out_at           timestamptz,
    decontaminate_by timestamptz,
    decontaminated_at timestamptz,
    outcome          text,
    note             text,
    unique (entry_id, position)
);
comment on column entrant.bar is 'The gauge as read last, at read_at';
comment on column entrant.air_out_at is 'When the air of this one is gone: the clock is the server''s and runs whatever the phone does';

create table whistle (
    id              uuid primary key,
    firm_id         text        not null,
    firm_name       text        not null,
    division_code   text        not null,
    kinds           text[]      not null,
    note            text,
    exercise        boolean     not null,
    account         text        not null,
    account_name    text        not null,
    pressed_at      timestamptz,
    received_at     timestamptz not null,
    alert_id        uuid        not null,
    incident_id     uuid references incident,
    file            jsonb       not null,
    withdrawn_at    timestamptz,
    withdrawn_why   text,
    body_hash       text        not null,
    answer          text
);
create index whistle_by_firm on whistle (firm_id, received_at desc);
create index whistle_by_division on whistle (division_code text_pattern_ops, received_at desc);
create unique index whistle_by_alert on whistle (alert_id);
comment on table whistle is '企业吹哨: one tap of a firm, with what its file said at that moment';
comment on column whistle.id is 'Made on the phone: the same tap twice is one whistle';

create table firm_circle (
    id            text primary key,
    circle        text not null,
    firm_id       text not null references risk_source,
    division_code text not null,
    contact       text not null,
    phone         text,
    offers        text,
    unique (circle, firm_id)
);
create index firm_circle_by_firm on firm_circle (firm_id);
comment on table firm_circle is '3HH: firms that lend each other people and material';

create table neighbour_ask (
    id          uuid primary key,
    whistle_id  uuid        not null references whistle,
    kind        text        not null,
    firm_id     text,
    name        text        not null,
    contact     text        not null,
    phone       text,
    offers      text,
    asked_at    timestamptz not null,
    reached_at  timestamptz,
    answered_at timestamptz,
    answer      text,
    via         text
);
create index neighbour_ask_by_whistle on neighbour_ask (whistle_id);
comment on table neighbour_ask is 'Who was called for a whistle: the firm''s own team (OWN_TEAM) and the firms of its circle (NEIGHBOUR)';
