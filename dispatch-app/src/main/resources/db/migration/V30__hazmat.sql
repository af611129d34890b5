-- Enterprise accidents: what a substance does, what lies in a firm, and how far the danger of a leak reaches.

create table substance (
    id              text primary key,
    name            text    not null,
    name_en         text    not null,
    synonyms        text[]  not null default '{}',
    formula         text,
    cas             text,
    un              text[]  not null default '{}',
    erg_guide       int,
    inhalation      boolean not null,
    flammable_gas   boolean not null,
    water_reactive  boolean not null,
    vapour          text,
    hazards         text    not null,
    incompatible    text[]  not null default '{}',
    alarm_low_ppm   numeric(10, 3) check (alarm_low_ppm > 0),
    alarm_high_ppm  numeric(10, 3) check (alarm_high_ppm >= alarm_low_ppm),
    alarm_source    text,
    idlh_ppm        numeric(10, 3) check (idlh_ppm > 0),
    first_measures  text    not null,
    protection      text    not null,
    decontamination text    not null,
    neutraliser     text,
    threshold_t     numeric(12, 4) check (threshold_t > 0),
    threshold_flag  text,
    beta            numeric(6, 2) check (beta > 0),
    beta_flag       text,
    source          text    not null,
    flag            text    not null
);
comment on table substance is 'Substance cards; data with their sources, kept by whoever looks after the whole installation';
comment on column substance.inhalation is 'Toxic by inhalation: without a distance of its own the strictest one of the table stands for it';
comment on column substance.threshold_t is 'Q of GB 18218-2018, tonnes; null when nobody has looked it up';
comment on column substance.beta is 'β of GB 18218-2018';
comment on column substance.flag is 'C read in the source, L from expert knowledge, ? to be confirmed by the bureau; so is every other flag';

create table isolation_distance (
    id           text primary key,
    substance_id text references substance,
    source_table text    not null,
    spill        text    not null,
    container    text,
    wind         text,
    isolate_m    int     not null check (isolate_m > 0),
    day_m        int check (day_m > 0),
    night_m      int check (night_m >= day_m),
    at_least     boolean not null,
    flag         text    not null,
    source       text    not null,
    note         text,
    check ((day_m is null) = (night_m is null))
);
create index isolation_distance_of_substance on isolation_distance (substance_id);
comment on table isolation_distance is 'Initial isolation all round and protective action downwind, metres, as a source states them';
comment on column isolation_distance.substance_id is 'null for what nobody knows';
comment on column isolation_distance.source_table is 'Which table the row belongs to; muster.isolation.table says which one is used';
comment on column isolation_distance.spill is 'SMALL to 208 litres, LARGE above, FIRE a tank in a fire';

create table populated_place (
    id            text primary key,
    name          text             not null,
    kind          text             not null,
    division_code text             not null references division,
    lon           double precision not null check (lon between -180 and 180),
    lat           double precision not null check (lat between -90 and 90),
    people        int              not null check (people >= 0),
    homes         int              not null check (homes >= 0),
    contact_name  text,
    contact_phone text
);
create index populated_place_by_division on populated_place (division_code text_pattern_ops);
comment on table populated_place is 'Where people live, learn, lie ill or are cared for: who is counted around a danger';

create table firm (
    id                text primary key references risk_source,
    address           text,
    industry          text,
    employees         int check (employees >= 0),
    people_within_500 int check (people_within_500 >= 0),
    tenants           int check (tenants >= 0),
    duty_phone        text,
    own_team_id       text references team,
    score_on          date,
    veto              text,
    changed_at        timestamptz
);
comment on table firm is '一企一档; place, name and colour are those of the risk source of the same id';
comment on column firm.people_within_500 is 'Who lives within 500 m of the fence: α of GB 18218-2018';
comment on column firm.score_on is 'Since when it is certified by SCORE (ILO), or null';
comment on column firm.veto is '一票否决: why the safety code is red whatever the score, or null';

create table firm_substance (
    firm_id      text           not null references firm on delete cascade,
    unit         text           not null,
    substance_id text           not null references substance,
    tonnes       numeric(14, 4) not null check (tonnes > 0),
    container    text,
    primary key (firm_id, unit, substance_id)
);
comment on column firm_substance.unit is '生产单元或储存单元 of GB 18218-2018; the class is computed for each';

create table firm_contact (
    firm_id  text not null references firm on delete cascade,
    position int  not null,
    post     text not null,
    name     text not null,
    phone    text not null,
    primary key (firm_id, position)
);

create table firm_equipment (
    firm_id  text not null references firm on delete cascade,
    position int  not null,
    name     text not null,
    quantity int  not null check (quantity > 0),
    unit     text not null,
    place    text,
    primary key (firm_id, position)
);

create table firm_operation (
    id          uuid primary key,
    firm_id     text        not null references firm on delete cascade,
    kind        text        not null,
    place       text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null check (until_at > from_at),
    permit      text,
    guardian    text        not null,
    contractor  text,
    note        text,
    declared_at timestamptz not null,
    declared_by text        not null,
    closed_at   timestamptz,
    closed_by   text
);
create index firm_operation_by_firm on firm_operation (firm_id, from_at desc);
comment on table firm_operation is 'Special operations (GB 30871): the register, and what of it goes on now';

create table firm_accident (
    id           uuid primary key,
    firm_id      text not null references firm on delete cascade,
    happened_on  date not null,
    kind         text not null,
    dead         int  not null check (dead >= 0),
    hurt         int  not null check (hurt >= 0),
    course       text not null
);
create index firm_accident_by_firm on firm_accident (firm_id, happened_on desc);

create table firm_hazard (
    id         uuid primary key,
    firm_id    text        not null references firm on delete cascade,
    found_on   date        not null,
    grave      boolean     not null,
    what       text        not null,
    owner      text,
    due_on     date        not null check (due_on >= found_on),
    fixed_on   date,
    fixed_by   text,
    reported_by text       not null
);
create index firm_hazard_by_firm on firm_hazard (firm_id, fixed_on, due_on);
comment on table firm_hazard is '隐患清单; 60 days to put it right (杭州 60日隐患整改督办闭环)';

create table firm_indicator (
    firm_id   text        not null references firm on delete cascade,
    indicator text        not null,
    score     int         not null check (score between 0 and 100),
    at        timestamptz not null,
    primary key (firm_id, indicator)
);

create table firm_map (
    id          uuid primary key,
    firm_id     text        not null references firm on delete cascade,
    kind        text        not null,
    name        text        not null,
    media_type  text        not null,
    bytes       int         not null check (bytes > 0),
    sha256      text        not null,
    content     bytea       not null,
    uploaded_at timestamptz not null,
    uploaded_by text        not null,
    replaced_at timestamptz
);
create unique index firm_map_in_use on firm_map (firm_id, kind) where replaced_at is null;
comment on table firm_map is '三图 厂区、车间、岗位: the newest of each kind is in use, the ones before are kept';

create table firm_edit (
    id         bigint generated always as identity primary key,
    firm_id    text        not null references firm on delete cascade,
    subject    text        not null,
    was        text,
    became     text,
    at         timestamptz not null,
    by_account text        not null,
    by_name    text        not null,
    reason     text
);
create index firm_edit_by_firm on firm_edit (firm_id, id desc);

create table hazard_zone (
    incident_id uuid primary key references incident,
    version     int         not null check (version > 0),
    asked       jsonb       not null,
    correction  jsonb,
    result      jsonb       not null,
    previous    jsonb,
    light_until timestamptz,
    changed_at  timestamptz not null,
    changed_by  text        not null,
    lifted_at   timestamptz,
    lifted_by   text,
    lift_reason text
);
create index hazard_zone_by_light on hazard_zone (light_until) where lifted_at is null;
comment on table hazard_zone is 'How far the danger reaches now; how it came to that is in the journal';
comment on column hazard_zone.light_until is 'The next sunrise or sunset there, when the distances become those of the other half of the day';
