-- The registers: what exists before anything happens. Divisions, teams, stores, risks, shelters, and how they were loaded.

create table register_load (
    source    text primary key,
    loaded_at timestamptz not null
);
comment on table register_load is 'Casts that were loaded, so that each is loaded once';

create table division (
    code text primary key check (code ~ '^[0-9]{6}([0-9]{3})?$'),
    name text             not null,
    lon  double precision not null check (lon between -180 and 180),
    lat  double precision not null check (lat between -90 and 90)
);
comment on table division is 'GB/T 2260, and nine digits for townships; the point is the seat of its government, for want of boundaries';

create table team (
    id                 text primary key,
    name               text             not null,
    kind               text             not null,
    division_code      text             not null references division,
    callsign           text,
    home_lon           double precision not null check (home_lon between -180 and 180),
    home_lat           double precision not null check (home_lat between -90 and 90),
    lon                double precision check (lon between -180 and 180),
    lat                double precision check (lat between -90 and 90),
    position_at        timestamptz,
    skills             text[]           not null default '{}',
    readiness          text             not null,
    muster_minutes     int              not null check (muster_minutes > 0),
    attendance         numeric(3, 2)    not null check (attendance > 0 and attendance <= 1),
    leader_name        text             not null,
    leader_phone       text             not null,
    duty_officer_name  text             not null,
    duty_officer_phone text             not null,
    cross_region       boolean          not null default false,
    last_released_at   timestamptz,
    check ((lon is null) = (position_at is null) and (lat is null) = (position_at is null))
);
create index team_by_division on team (division_code text_pattern_ops);
comment on column team.cross_region is 'May be asked for by a sister county, through the city (跨区救援)';

create table member (
    id       text primary key,
    team_id  text    not null references team,
    name     text    not null,
    born_on  date    not null,
    duty     text    not null,
    phone    text,
    skills   text[]  not null default '{}',
    insured  boolean not null,
    trained  boolean not null,
    fit      boolean not null,
    pregnant boolean not null,
    disabled boolean not null,
    student  boolean not null,
    shift    text    not null
);
create index member_by_team on member (team_id);

create table depot (
    id            text primary key,
    name          text             not null,
    division_code text             not null references division,
    lon           double precision not null check (lon between -180 and 180),
    lat           double precision not null check (lat between -90 and 90),
    keeper_name   text             not null,
    keeper_phone  text             not null
);
create index depot_by_division on depot (division_code text_pattern_ops);

create table stock (
    depot_id text          not null references depot,
    material text          not null,
    class    smallint      not null check (class between 1 and 3),
    quantity numeric(12, 2) not null check (quantity >= 0),
    unit     text          not null,
    primary key (depot_id, material)
);
comment on column stock.class is 'GB/T 38565 major class: 1 livelihood, 2 equipment, 3 engineering material';

create table risk_source (
    id            text primary key,
    name          text             not null,
    kind          text             not null,
    division_code text             not null references division,
    colour        text             not null,
    level         text,
    lon           double precision not null check (lon between -180 and 180),
    lat           double precision not null check (lat between -90 and 90),
    people        int check (people >= 0),
    note          text
);
create index risk_source_by_division on risk_source (division_code text_pattern_ops);

create table water_point (
    id            text primary key,
    name          text             not null,
    kind          text             not null,
    division_code text             not null references division,
    lon           double precision not null check (lon between -180 and 180),
    lat           double precision not null check (lat between -90 and 90),
    volume_m3     numeric(10, 1)   not null check (volume_m3 >= 0),
    checked_on    date,
    usable        boolean          not null,
    note          text
);
create index water_point_by_division on water_point (division_code text_pattern_ops);

create table device (
    id            text primary key,
    name          text             not null,
    kind          text             not null,
    division_code text             not null references division,
    lon           double precision not null check (lon between -180 and 180),
    lat           double precision not null check (lat between -90 and 90),
    measures      text
);
create index device_by_division on device (division_code text_pattern_ops);

create table shelter (
    id            text primary key,
    name          text             not null,
    division_code text             not null references division,
    lon           double precision not null check (lon between -180 and 180),
    lat           double precision not null check (lat between -90 and 90),
    capacity      int              not null check (capacity > 0),
    contact_name  text             not null,
    contact_phone text             not null
);
create index shelter_by_division on shelter (division_code text_pattern_ops);
