-- The response level as something that lives: what fired it, who signed it, until when, who commands, by which table.

alter table incident
    add column command_division text,
    add column level_facts      jsonb not null default '[]',
    add column level_version    bigint not null default 0,
    add column declined         jsonb,
    add column watched_until    timestamptz;
comment on column incident.command_division is 'The division in unified command; null while it is the county itself';
comment on column incident.level_facts is 'What was measured beside its limit in the row that fired';
comment on column incident.level_version is 'The newest change of the division''s settings that the evaluation knew';
comment on column incident.declined is 'The proposal a person did not take, and on what it stood: not proposed again until that changes';
comment on column incident.watched_until is 'Until then casualties change the grade, closed or not (令493 Art 13)';

update incident
   set watched_until = received_at + case hazard when 'FOREST_FIRE' then interval '7 days' else interval '30 days' end;

alter table response_level_change
    add column matter        text,
    add column approvers     jsonb,
    add column facts         jsonb not null default '[]',
    add column level_version bigint,
    add column proposed_at   timestamptz,
    add column ended_at      timestamptz,
    add column ended_by      text,
    add column announcement  text,
    add column measures_kept text;
comment on column response_level_change.matter is '响应事项; with level, expected duration and measures required by 突发事件应对法 Art 72';
comment on column response_level_change.announcement is 'How the release was announced (突发事件应对法 Art 86); null where another level followed';

create table area_observation (
    incident_id uuid        not null references incident,
    at          timestamptz not null,
    burned_ha   double precision,
    affected_ha double precision
);
create index area_observation_by_incident on area_observation (incident_id, at);
comment on table area_observation is 'Every area that was reported, so that growth is measured and not guessed';

create table level_setting_change (
    id            bigint generated always as identity primary key,
    division_code text        not null,
    key           text        not null,
    value         text,
    previous      text,
    reason        text        not null check (length(reason) > 0),
    changed_by    text        not null,
    changed_name  text        not null,
    at            timestamptz not null
);
create index level_setting_by_division on level_setting_change (division_code, key, id desc);
comment on table level_setting_change is 'Written once: the newest row of a key is what holds, its id is the version; a null value gives the key back to the division above';
create function level_setting_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'settings are changed by a further row' using errcode = 'insufficient_privilege';
end $$;
create trigger level_setting_append_only before update or delete on level_setting_change
    for each row execute function level_setting_is_append_only();

create table post_holder (
    division_code text        not null,
    post          text        not null,
    username      text        not null references account (username),
    since         timestamptz not null,
    named_by      text        not null,
    primary key (division_code, post, username)
);
comment on table post_holder is 'Which accounts hold a post of the headquarters; a post without one is vacant';

create table level_signature (
    id             uuid primary key,
    incident_id    uuid        not null references incident,
    level          text        not null,
    matter         text        not null,
    reason         text        not null,
    measures       text        not null,
    expected_until timestamptz not null,
    signed_by      text        not null,
    signed_name    text        not null,
    post           text        not null,
    deciding       boolean     not null,
    signed_at      timestamptz not null,
    state          text        not null check (state in ('OPEN', 'COUNTERSIGNED', 'WITHDRAWN', 'LAPSED')),
    settled_at     timestamptz
);
create unique index level_signature_one_open on level_signature (incident_id) where state = 'OPEN';
comment on column level_signature.deciding is 'Signed for the post that approves the level, not only for the second signature';
comment on table level_signature is 'The first of two signatures a level needs; the second puts it in force';

create table command_passing (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    giver       text        not null,
    taker       text        not null,
    reason      text        not null,
    rule        jsonb,
    bundle      jsonb       not null,
    offered_at  timestamptz not null,
    offered_by  text        not null,
    due_at      timestamptz not null,
    state       text        not null check (state in ('OFFERED', 'TAKEN', 'WITHDRAWN')),
    settled_at  timestamptz,
    settled_by  text,
    overdue_at  timestamptz
);
create unique index command_passing_one_open on command_passing (incident_id) where state = 'OFFERED';
create index command_passing_by_incident on command_passing (incident_id, offered_at);
comment on column command_passing.bundle is 'What was handed over: situation, forces, orders, open decisions, safety, reports due';

create table warning_level (
    division_code text        not null,
    hazard        text        not null,
    colour        text        not null check (colour in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    note          text,
    since         timestamptz not null,
    entered_by    text        not null,
    primary key (division_code, hazard)
);
comment on table warning_level is 'The colour in force, entered by hand; neither the grade nor the response level';
