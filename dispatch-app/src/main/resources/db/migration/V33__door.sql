-- A refusal at a door may be told before the zone's process has begun: it is put by, and told to it when it has.

create table process_early_entry (
    subject     uuid   not null,
    incident_id uuid   not null references incident,
    seq         bigint not null,
    primary key (subject, seq)
);
comment on table process_early_entry is 'Journal entries about a run that had not begun when they were read; gone once they were told to it';
comment on column process_early_entry.subject is 'What the run is about: an evacuation, a round of calls';

-- Who is found at home after the all-clear is accounted for there; a zone is not closed before.
comment on column evacuation_person.returned_at is 'Home again, or seen at home after the all-clear';

-- What a patrol has found is seen, not only told of.
create table danger_photo (
    id          uuid primary key,
    danger_id   uuid        not null references work_danger,
    taken_at    timestamptz,
    received_at timestamptz not null,
    sent_by     text        not null,
    width       int         not null,
    height      int         not null,
    sha256      text        not null,
    image       bytea       not null,
    thumbnail   bytea       not null
);
create index danger_photo_by_danger on danger_photo (danger_id, received_at);
comment on table danger_photo is 'Pictures of dangers on dykes and slopes, drawn anew from what came in; the hash stands in the journal';
