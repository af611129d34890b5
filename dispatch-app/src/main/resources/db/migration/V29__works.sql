-- Works on the dykes and lifelines, the guide's steps that a person ticks, and the kit of the villages.

create table work (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    number         int         not null,
    kind           text        not null,
    lifeline       text,
    place          text        not null,
    site_id        text,
    lon            double precision,
    lat            double precision,
    need           text,
    team_id        text,
    account        text,
    who            text        not null,
    phone          text,
    every_seconds  bigint check (every_seconds > 0),
    every_source   text,
    restore_by     timestamptz,
    state          text        not null,
    ordered_at     timestamptz not null,
    ordered_by     text        not null,
    answered_at    timestamptz,
    answered_by    text,
    rounds         int         not null default 0,
    late_rounds    int         not null default 0,
    last_round_at  timestamptz,
    last_round     text,
    overdue_since  timestamptz,
    ended_at       timestamptz,
    ended_by       text,
    outcome        text,
    unique (incident_id, number),
    check ((kind = 'REPAIR') = (lifeline is not null)),
    check (kind <> 'PATROL' or every_seconds is not null)
);
create index work_by_team on work (team_id) where ended_at is null;
create index work_by_account on work (account) where ended_at is null;
comment on table work is 'A stretch of dyke to be walked again and again (巡堤查险), or a lifeline to be repaired (抢修)';
comment on column work.kind is 'PATROL or REPAIR';
comment on column work.lifeline is 'POWER, TELECOM, ROAD or WATER, of a repair';
comment on column work.every_source is 'Whose cadence it is: what the order said, or the configured value with its mark';
comment on column work.overdue_since is 'Since when an answer, a round or the repair has been waited for in vain';

create table work_word (
    id          bigint generated always as identity primary key,
    work_id     uuid        not null references work,
    word        text        not null,
    actor       text        not null,
    actor_name  text        not null,
    client_id   uuid        not null,
    device_seq  bigint,
    device_at   timestamptz,
    received_at timestamptz not null,
    on_behalf_of text,
    via         text,
    note        text,
    outcome     text        not null,
    body_hash   text        not null,
    answer      text        not null,
    unique (actor, client_id)
);
create index work_word_by_work on work_word (work_id, id);
comment on table work_word is 'Everything said about a work, whatever became of it, with the first answer';

create table work_danger (
    id          uuid primary key,
    work_id     uuid        not null references work,
    incident_id uuid        not null references incident,
    kind        text        not null,
    place       text        not null,
    lon         double precision,
    lat         double precision,
    note        text,
    site_id     text,
    found_at    timestamptz not null,
    found_by    text        not null,
    settled_at  timestamptz,
    settled_by  text,
    settlement  text
);
create index work_danger_by_incident on work_danger (incident_id, found_at);
comment on column work_danger.site_id is 'The risk source whose precursor it became under the same id, or null';

create table guide_tick (
    incident_id uuid        not null references incident,
    step_id     text        not null,
    done        boolean     not null,
    note        text,
    at          timestamptz not null,
    by_account  text        not null,
    by_name     text        not null,
    primary key (incident_id, step_id)
);
comment on table guide_tick is 'Steps of the guide that the system cannot see for itself, ticked by a person by name; the journal tells each change';

create table kit_check (
    id          uuid primary key,
    zone_id     text        not null references zone,
    item        text        not null,
    state       text        not null,
    note        text,
    actor       text        not null,
    actor_name  text        not null,
    on_behalf_of text,
    client_id   uuid        not null,
    device_at   timestamptz,
    received_at timestamptz not null,
    body_hash   text        not null,
    unique (actor, client_id, item)
);
create index kit_check_by_zone on kit_check (zone_id, item, received_at desc);
comment on table kit_check is 'Every look at a piece of a village''s kit, kept; the newest of each item holds';
