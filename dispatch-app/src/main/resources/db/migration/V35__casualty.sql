-- Hospitals with their beds as they report them, and the casualties of an incident, one by one.

create table hospital (
    id              text primary key,
    name            text             not null,
    division_code   text             not null references division,
    lon             double precision not null check (lon between -180 and 180),
    lat             double precision not null check (lat between -90 and 90),
    phone           text             not null,
    grade           text             not null,
    services        text[]           not null default '{}',
    decontamination int              not null check (decontamination >= 0)
);
create index hospital_by_division on hospital (division_code text_pattern_ops);
comment on column hospital.services is 'TRAUMA, BURN, POISONING, HYPERBARIC: what it can treat at any hour (EDXL-HAVE service coverage)';
comment on column hospital.decontamination is 'Contaminated people it can wash in an hour; 0 when it cannot';

create table hospital_report (
    id              uuid primary key,
    hospital_id     text        not null references hospital,
    reported_at     timestamptz not null,
    received_at     timestamptz not null,
    traffic         text        not null,
    offload_minutes int check (offload_minutes >= 0),
    decontamination text        not null,
    said_by         text        not null,
    entered_by      text        not null,
    note            text
);
create index hospital_report_newest on hospital_report (hospital_id, reported_at desc);
comment on column hospital_report.traffic is 'EDXL-HAVE EMSTrafficStatus: NORMAL, ADVISORY or CLOSED';
comment on column hospital_report.decontamination is 'EDXL-HAVE DeconCapacity: INACTIVE, OPEN, FULL or EXCEEDED';

create table hospital_beds (
    report_id uuid not null references hospital_report,
    bed       text not null,
    baseline  int  not null check (baseline >= 0),
    available int  not null check (available >= 0),
    primary key (report_id, bed)
);
comment on column hospital_beds.baseline is 'Beds of that kind with people to staff them';

create table casualty (
    id               uuid primary key,
    incident_id      uuid        not null references incident,
    number           int         not null,
    merged_into      uuid references casualty,
    state            text        not null,
    triage           text,
    tag              text,
    name             text,
    harm             text,
    contaminated     boolean,
    decontaminated_at timestamptz,
    substance        text,
    place            text,
    lon              double precision check (lon between -180 and 180),
    lat              double precision check (lat between -90 and 90),
    note             text,
    said_at          timestamptz not null,
    said_by          text        not null,
    reported_at      timestamptz not null,
    reported_by      text        not null,
    hospital_id      text references hospital,
    bed              text,
    chosen_at        timestamptz,
    chosen_by        text,
    handed_over_at   timestamptz,
    outcome          text,
    outcome_at       timestamptz,
    outcome_source   text,
    erased_at        timestamptz,
    unique (incident_id, number)
);
create index casualty_by_hospital on casualty (hospital_id, chosen_at) where merged_into is null;
create unique index casualty_tag on casualty (incident_id, tag) where merged_into is null and tag is not null;
comment on column casualty.id is 'Made on the phone that told of them first: the same report twice is one';
comment on column casualty.merged_into is 'The one this turned out to be; what is said of this id is said of that one';
comment on column casualty.said_at is 'When the newest word about them was said; an older word fills gaps and undoes nothing';
comment on column casualty.said_by is 'The account that said the newest word';

create table casualty_word (
    id          uuid primary key,
    casualty_id uuid        not null references casualty,
    said_at     timestamptz not null,
    received_at timestamptz not null,
    said_by     text        not null,
    body        jsonb       not null
);
create index casualty_word_of on casualty_word (casualty_id, said_at);
comment on table casualty_word is 'Everything that was said of a casualty, as it was said; merging moves nothing away';

create table casualty_count (
    incident_id    uuid primary key references incident,
    dead           int,
    missing        int,
    seriously_hurt int,
    trapped        int,
    poisoned       int,
    asked          text,
    enquired_at    timestamptz,
    enquired_by    text,
    enquiry        text
);
comment on table casualty_count is 'What the list of casualties gave to the assessment last: only a number that is still that one may follow the list down';
comment on column casualty_count.asked is 'The differences a person was asked about last';
