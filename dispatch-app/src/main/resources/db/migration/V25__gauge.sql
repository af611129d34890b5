-- Rain and water level as gauges tell them, what each site can bear, and the moments at which it no longer could.

create table gauge (
    id            text primary key references device,
    sites         text[]           not null default '{}',
    warning       double precision,
    guarantee     double precision,
    every_seconds int              not null check (every_seconds between 1 and 86400),
    check (guarantee is null or warning is null or guarantee >= warning)
);
comment on table gauge is 'What a rain or water level gauge stands for: the sites it speaks for, its marks and how often it reports';
comment on column gauge.warning is '警戒水位, metres on the gauge''s own datum; null for rain';
comment on column gauge.guarantee is '保证水位, metres on the gauge''s own datum; null for rain';

create table gauge_reading (
    gauge_id    text             not null,
    exercise    boolean          not null,
    at          timestamptz      not null,
    received_at timestamptz      not null,
    value       double precision not null,
    quality     text             not null,
    primary key (gauge_id, exercise, at)
);
create index gauge_reading_old on gauge_reading using brin (received_at);
comment on table gauge_reading is 'Every reading once, as it was sent: millimetres since the reading before, or metres of level; only GOOD ones decide anything';

create table gauge_latest (
    gauge_id    text             not null,
    exercise    boolean          not null,
    version     bigint           not null,
    at          timestamptz,
    received_at timestamptz      not null,
    value       double precision,
    quality     text,
    h1          double precision,
    h3          double precision,
    h6          double precision,
    jump_at     timestamptz,
    jump_value  double precision,
    same_since  timestamptz,
    same_count  int              not null default 0,
    silent_told boolean          not null default false,
    primary key (gauge_id, exercise)
) with (fillfactor = 70);
comment on table gauge_latest is 'The newest good reading of each gauge with its sums; holding the row puts the readings of a gauge in order';
comment on column gauge_latest.version is 'Counts what was taken in: a server whose sums stand at another version reads them again';
comment on column gauge_latest.jump_at is 'A reading too far from the one before, believed when the next agrees';

create table site_limit_change (
    id           bigint generated always as identity primary key,
    site_id      text        not null,
    key          text        not null,
    value        double precision,
    previous     double precision,
    reason       text        not null check (length(reason) > 0),
    changed_by   text        not null,
    changed_name text        not null,
    at           timestamptz not null
);
create index site_limit_by_site on site_limit_change (site_id, key, id desc);
comment on table site_limit_change is 'Written once: the newest row of a key is what holds, its id is the version; a null value gives the key back to the default of the kind';
create trigger site_limit_append_only before update or delete on site_limit_change
    for each row execute function level_setting_is_append_only();

create table site_measure (
    site_id     text             not null,
    exercise    boolean          not null,
    measure     text             not null,
    gauge_id    text             not null,
    state       text             not null,
    since       timestamptz      not null,
    value       double precision,
    limit_value double precision,
    below_since timestamptz,
    until       timestamptz,
    primary key (site_id, exercise, measure, gauge_id)
);
create index site_measure_by_gauge on site_measure (gauge_id, exercise) where state <> 'NONE';
comment on table site_measure is 'What each measure of a site says now: 1, 3 and 6 h of rain, the level, what is forecast, what people have seen; the site is where its worst measure is';
comment on column site_measure.below_since is 'Since when it has been under its limit by the margin; it falls back only when that has lasted';

comment on column site_measure.until is 'Until when a forecast is for; null for what is measured or seen';

create table site_state (
    site_id  text        not null,
    exercise boolean     not null,
    state    text        not null,
    since    timestamptz not null,
    primary key (site_id, exercise)
);

create table site_crossing (
    id          uuid primary key,
    site_id     text             not null,
    exercise    boolean          not null,
    mode        text             not null,
    measure     text             not null,
    gauge_id    text,
    value       double precision,
    limit_value double precision,
    unit        text,
    words       text             not null,
    rule        text             not null,
    source      text             not null,
    flag        text             not null,
    observed_at timestamptz      not null,
    recorded_at timestamptz      not null,
    ended_at    timestamptz,
    incident_id uuid references incident,
    alert_id    uuid references alert,
    told_at     timestamptz,
    passed_told_at timestamptz
);
create index site_crossing_untold on site_crossing (recorded_at) where told_at is null;
create index site_crossing_passed on site_crossing (ended_at)
    where ended_at is not null and passed_told_at is null and incident_id is not null;
create index site_crossing_standing on site_crossing (site_id, exercise) where ended_at is null;
create index site_crossing_by_incident on site_crossing (incident_id) where incident_id is not null;
create index site_crossing_by_alert on site_crossing (alert_id) where alert_id is not null;
comment on table site_crossing is 'Each time a site reached 准备转移 or 立即转移: written with the reading that did it, told once, to the incident or as an alert';

create table precursor_report (
    id          uuid primary key,
    site_id     text        not null,
    exercise    boolean     not null,
    kind        text        not null,
    note        text,
    actor       text        not null,
    actor_name  text        not null,
    device_at   timestamptz,
    received_at timestamptz not null,
    body_hash   text        not null,
    answer      text        not null,
    incident_id uuid references incident,
    alert_id    uuid references alert,
    settled_at  timestamptz,
    settled_by  text,
    settlement  text
);
create index precursor_by_site on precursor_report (site_id, received_at desc);
comment on table precursor_report is 'What somebody on the spot has seen or heard; its id is the phone''s own, so the same report is taken once';

create table precursor_photo (
    report_id   uuid        not null references precursor_report,
    id          uuid        not null,
    received_at timestamptz not null,
    taken_at    timestamptz,
    width       int         not null,
    height      int         not null,
    sha256      text        not null,
    image       bytea       not null,
    thumbnail   bytea       not null,
    primary key (report_id, id)
);
