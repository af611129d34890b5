-- The journal: per incident a gapless sequence of entries, each sealed over the one before.

create table journal_head (
    incident_id uuid primary key,
    seq         bigint      not null default 0 check (seq >= 0),
    hash        text        not null,
    appended_at timestamptz not null
);
comment on table journal_head is 'One row per incident; its row lock serialises appends, its hash is the seal of all entries so far';

create table journal_entry (
    incident_id uuid        not null references journal_head,
    seq         bigint      not null check (seq > 0),
    type        text        not null,
    at          timestamptz not null,
    device_at   timestamptz,
    actor       text        not null,
    actor_name  text        not null,
    channel     text        not null,
    data        json        not null, -- json, not jsonb: the sealed text must come back byte for byte
    hash        text        not null,
    primary key (incident_id, seq)
);

-- The record is written once. The owner itself has no right to change it, and the trigger stops whoever has.
create function journal_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger journal_entry_append_only before update or delete on journal_entry
    for each row execute function journal_is_append_only();
create trigger journal_entry_no_truncate before truncate on journal_entry
    for each statement execute function journal_is_append_only();
revoke update, delete, truncate on journal_entry from current_user;

create table journal_follower (
    follower    text        not null,
    incident_id uuid        not null references journal_head,
    seq         bigint      not null default 0,
    failures    int         not null default 0,
    retry_at    timestamptz,
    primary key (follower, incident_id)
);
comment on table journal_follower is 'How far each follower has come; moved in the transaction of its effect';

create table journal_dead_letter (
    follower    text        not null,
    incident_id uuid        not null,
    seq         bigint      not null,
    error       text        not null,
    at          timestamptz not null,
    primary key (follower, incident_id, seq)
);
comment on table journal_dead_letter is 'Entries a follower could not digest after all retries; shown on the board';

create table journal_anchor (
    incident_id uuid        not null,
    seq         bigint      not null,
    hash        text        not null,
    at          timestamptz not null,
    primary key (incident_id, seq)
);
comment on table journal_anchor is 'Head hashes, also written to a file outside the database, so that a rewritten chain is noticed';

create table deadline (
    id           uuid primary key,
    incident_id  uuid        not null,
    order_id     uuid,
    kind         text        not null,
    label        text        not null,
    due_at       timestamptz not null,
    opened_at    timestamptz not null,
    met_at       timestamptz,
    fired_at     timestamptz,
    cancelled_at timestamptz
);
create index deadline_by_incident on deadline (incident_id);
create unique index deadline_open_once
    on deadline (incident_id, kind, coalesce(order_id, '00000000-0000-0000-0000-000000000000'))
    where met_at is null and fired_at is null and cancelled_at is null;
