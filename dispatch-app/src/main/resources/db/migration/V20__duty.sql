-- Who is on duty, who holds which post, who has reported nothing to report: and people called by name for it.

-- A named person is called about a matter that is no order, over the same outbox.
create table personal_call (
    id            uuid primary key,
    matter        text        not null,
    incident_id   uuid references incident,
    division_code text        not null,
    exercise      boolean     not null,
    caption       text        not null,
    text          text        not null,
    yes           text,
    no            text,
    done          text,
    opened_at     timestamptz not null
);
comment on column personal_call.yes is 'What key 1 means; 2 is no, 3 is done, null where it is not offered';
alter table call_person alter column order_id drop not null;
alter table call_person add column call_id uuid references personal_call;
alter table call_person add constraint call_person_of_one check (num_nonnulls(order_id, call_id) = 1);
create unique index call_person_by_call on call_person (call_id) where call_id is not null;
alter table call_attempt alter column order_id drop not null;
alter table call_attempt alter column incident_id drop not null;

create table duty_unit (
    id            text primary key,
    name          text not null,
    division_code text not null,
    function      text not null,
    team_id       text,
    phone         text,
    position      int  not null default 0
);
create index duty_unit_by_division on duty_unit (division_code);
comment on column duty_unit.function is 'What it stands for in a command structure: BUREAU, WEATHER, TOWNSHIP …';

create table duty_shift (
    id         uuid primary key,
    unit_id    text        not null references duty_unit,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    leader     jsonb,
    officers   jsonb       not null,
    revision   int         not null default 1,
    removed_at timestamptz,
    check (ends_at > starts_at)
);
create unique index duty_shift_once on duty_shift (unit_id, starts_at) where removed_at is null;
create index duty_shift_by_end on duty_shift (ends_at) where removed_at is null;

create function duty_record_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the duty record is append-only' using errcode = 'insufficient_privilege';
end $$;

create table duty_change (
    id       uuid primary key,
    shift_id uuid        not null references duty_shift,
    unit_id  text        not null references duty_unit,
    at       timestamptz not null,
    by_name  text        not null,
    kind     text        not null,
    before   jsonb,
    after    jsonb,
    reason   text
);
create index duty_change_by_shift on duty_change (shift_id, at);
create trigger duty_change_append_only before update or delete on duty_change
    for each row execute function duty_record_is_append_only();

create table duty_log (
    id       uuid primary key,
    unit_id  text        not null references duty_unit,
    at       timestamptz not null,
    by_name  text        not null,
    text     text        not null
);
create index duty_log_by_unit on duty_log (unit_id, at);
create trigger duty_log_append_only before update or delete on duty_log
    for each row execute function duty_record_is_append_only();

create table duty_handover (
    id         uuid primary key,
    unit_id    text        not null references duty_unit,
    from_shift uuid        not null references duty_shift,
    to_shift   uuid        not null references duty_shift,
    giver      text        not null,
    given_by   text        not null,
    taker      text,
    taken_by   text,
    incidents  jsonb       not null,
    open_items text        not null,
    offered_at timestamptz not null,
    taken_at   timestamptz
);
create unique index duty_handover_one_open on duty_handover (unit_id) where taken_at is null;
create index duty_handover_by_unit on duty_handover (unit_id, offered_at);

create table structure_template (
    id            text        not null,
    version       int         not null,
    division_code text        not null default '',
    name          text        not null,
    hazards       text[]      not null,
    levels        text[]      not null,
    posts         jsonb       not null,
    source        text        not null,
    saved_by      text        not null,
    saved_at      timestamptz not null,
    primary key (id, division_code, version)
);
comment on column structure_template.division_code is 'Whose own form it is; empty for everybody without one';

create table command_structure (
    id            uuid primary key,
    incident_id   uuid        not null references incident,
    template_id   text        not null,
    version       int         not null,
    name          text        not null,
    activated_at  timestamptz not null,
    activated_by  text        not null,
    stood_down_at timestamptz
);
create unique index command_structure_one on command_structure (incident_id) where stood_down_at is null;

create table structure_proposal (
    incident_id uuid primary key references incident,
    template_id text        not null,
    name        text        not null,
    level       text        not null,
    proposed_at timestamptz not null
);

create table command_post (
    id           uuid primary key,
    structure_id uuid not null references command_structure,
    incident_id  uuid not null,
    position     int  not null,
    name         text not null,
    tier         text not null,
    unit_id      text,
    unit_name    text,
    state        text not null,
    candidates   jsonb not null,
    revision     int  not null default 1,
    unique (structure_id, position)
);
create index command_post_by_incident on command_post (incident_id);
comment on column command_post.candidates is 'Who may still be called for it, in order';

create table post_call (
    id          uuid primary key,
    post_id     uuid        not null references command_post,
    position    int         not null,
    person      jsonb       not null,
    called_at   timestamptz not null,
    notified_at timestamptz,
    answered_at timestamptz,
    answer      text,
    via         text,
    arrived_at  timestamptz,
    ended_at    timestamptz,
    ended_by    text,
    unique (post_id, position)
);
comment on column post_call.ended_at is 'When it did not count any more: given up, replaced, stood down';

create table zero_report_rule (
    division_code text        not null,
    kind          text        not null,
    version       int         not null,
    active        boolean     not null,
    opens         time        not null,
    due           time        not null,
    season_from   text,
    season_to     text,
    saved_by      text        not null,
    saved_at      timestamptz not null,
    primary key (division_code, kind, version)
);

create table zero_report (
    id            uuid primary key,
    unit_code     text        not null,
    authority     text        not null,
    kind          text        not null,
    period        date        not null,
    due_at        timestamptz not null,
    missed_at     timestamptz,
    step          int         not null default 0,
    next_at       timestamptz,
    told          jsonb       not null default '[]',
    sent_at       timestamptz,
    version       int         not null default 0,
    content       jsonb,
    unique (unit_code, kind, period)
);
create index zero_report_board on zero_report (authority, period);
create index zero_report_due on zero_report (due_at) where sent_at is null and missed_at is null;
create index zero_report_next on zero_report (next_at) where sent_at is null and next_at is not null;
comment on table zero_report is 'One per unit and period: nothing to report is said, not concluded from silence';
comment on column zero_report.sent_at is 'When it first came; what comes after due_at stays late';

create table zero_report_said (
    client_id   uuid primary key,
    report_id   uuid        not null references zero_report,
    version     int         not null,
    received_at timestamptz not null,
    device_at   timestamptz,
    by_name     text        not null,
    via         text        not null,
    content     jsonb       not null
);
create index zero_report_said_by_report on zero_report_said (report_id, version);
create trigger zero_report_said_append_only before update or delete on zero_report_said
    for each row execute function duty_record_is_append_only();
