-- Floods and typhoons: who is called for a warning and answers, what is cut off, who is trapped, what was lost.

create table warning_contact (
    id              text primary key,
    kind            text not null,
    target          text not null,
    division_code   text not null,
    site            text,
    position        int  not null,
    person          text not null,
    post            text not null,
    phone           text,
    satellite_phone text
);
create index warning_contact_by_division on warning_contact (division_code);
comment on table warning_contact is 'Whom a warning is called to for a township, village or site, in order: the first, the deputy, the neighbour';
comment on column warning_contact.kind is 'TOWNSHIP, VILLAGE or SITE';

create table warning_call (
    id             uuid primary key,
    incident_id    uuid references incident,
    warning_id     text,
    occasion       text        not null,
    level          text,
    colour         text,
    division_code  text        not null,
    exercise       boolean     not null,
    text           text        not null,
    answer_seconds bigint      not null,
    opened_at      timestamptz not null,
    due_at         timestamptz not null,
    opened_by      text        not null,
    answered_at    timestamptz,
    over_at        timestamptz,
    over_because   text
);
create index warning_call_by_incident on warning_call (incident_id, opened_at);
create index warning_call_by_warning on warning_call (warning_id) where warning_id is not null;
comment on table warning_call is 'One round of 叫应: a warning or a start order that named people must answer';
comment on column warning_call.answer_seconds is 'How long one person may take to answer before the next is called';

create table warning_target (
    id            uuid primary key,
    call_id       uuid        not null references warning_call,
    kind          text        not null,
    name          text        not null,
    division_code text        not null,
    site          text,
    people        jsonb       not null,
    turn          int         not null,
    state         text        not null,
    called_at     timestamptz not null,
    due_at        timestamptz,
    answered_at   timestamptz,
    answered_by   text,
    via           text,
    messenger     text,
    messenger_at  timestamptz
);
create index warning_target_by_call on warning_target (call_id);
create index warning_target_due on warning_target (due_at) where state = 'CALLED';
comment on column warning_target.turn is 'Which of the people is called now, from 1';

create table warning_attempt (
    id              uuid primary key,
    target_id       uuid        not null references warning_target,
    turn            int         not null,
    person          text        not null,
    post            text        not null,
    line            text        not null,
    called_at       timestamptz not null,
    reached_at      timestamptz,
    reached_channel text,
    answered_at     timestamptz,
    answer          text,
    via             text,
    ended_at        timestamptz,
    ended_because   text
);
create index warning_attempt_by_target on warning_attempt (target_id, called_at);
comment on column warning_attempt.line is 'PHONE, SATELLITE or NONE: which number rings';

create table cut_off (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    division_code  text        not null,
    what           text        not null,
    since          timestamptz not null,
    reported_by    text        not null,
    phones_sent    int         not null default 0,
    carrier        text,
    phones_sent_at timestamptz,
    restored_at    timestamptz,
    restored_how   text
);
create unique index cut_off_once on cut_off (incident_id, division_code) where restored_at is null;
comment on table cut_off is 'Townships the public network does not reach, and how they are reached all the same';

create table trapped_people (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    number      int         not null,
    place       text        not null,
    lon         double precision,
    lat         double precision,
    people      int         not null check (people > 0),
    vulnerable  text[]      not null,
    rising      boolean     not null,
    names       text,
    phone       text,
    note        text,
    state       text        not null,
    reported_at timestamptz not null,
    reported_by text        not null,
    order_id    uuid,
    sent        text,
    sent_at     timestamptz,
    closed_at   timestamptz,
    closed_by   text,
    outcome     text,
    unique (incident_id, number)
);
comment on column trapped_people.vulnerable is 'MINOR, OLD, DISABLED, PREGNANT, ILL: who goes first (突发事件应对法 Art 11)';

create table trapped_person (
    id         uuid primary key,
    trapped_id uuid        not null references trapped_people,
    name       text        not null,
    outcome    text        not null,
    place      text,
    at         timestamptz not null
);
create index trapped_person_by_trapped on trapped_person (trapped_id);

create table flood_loss (
    id            uuid primary key,
    incident_id   uuid        not null references incident,
    division_code text        not null,
    version       int         not null,
    figures       jsonb       not null,
    reported_at   timestamptz not null,
    reported_by   text        not null,
    unique (incident_id, division_code, version)
);
comment on table flood_loss is 'Losses township by township (GB/T 24438); every report is kept, the newest counts';

create table flood_loss_confirmed (
    incident_id  uuid primary key references incident,
    figures      jsonb       not null,
    late         boolean     not null,
    confirmed_at timestamptz not null,
    confirmed_by text        not null
);

create table evacuation_need (
    crossing    uuid primary key,
    incident_id uuid        not null references incident,
    site        text        not null,
    immediate   boolean     not null,
    words       text,
    rule        text,
    source      text,
    zones       text[]      not null,
    reached_at  timestamptz not null,
    settled_at  timestamptz,
    settled_by  text,
    settled_how text
);
create index evacuation_need_open on evacuation_need (incident_id) where settled_at is null;
comment on table evacuation_need is 'Sites that have reached a limit, until somebody orders their zones out or says why not';
