-- Work beside the response to an accident: experts, what the public is told, the investigation with its evidence,
-- traffic points of the cordon, compensation.

create table expert (
    id            text primary key,
    name          text    not null,
    division_code text    not null,
    unit          text    not null,
    title         text,
    fields        text[]  not null,
    hazards       text[]  not null,
    substances    text[]  not null,
    grade         text    not null check (grade in ('A', 'B', 'C', 'D')),
    video         boolean not null,
    phone         text    not null
);
create index expert_by_division on expert (division_code text_pattern_ops);
comment on table expert is 'The register of experts; what they earned or lost in an incident is in expert_credit';
comment on column expert.grade is 'Credit grade A to D; D is not proposed';
comment on column expert.substances is 'Ids of substance cards the expert knows';

create table expert_call (
    id          uuid primary key,
    incident_id uuid        not null references incident,
    expert_id   text        not null references expert,
    name        text        not null,
    unit        text        not null,
    grade       text        not null,
    phone       text        not null,
    question    text        not null,
    reason      text,
    called_at   timestamptz not null,
    called_by   text        not null,
    due_at      timestamptz not null,
    reached_at  timestamptz,
    answered_at timestamptz,
    answer      text check (answer in ('ON_SITE', 'VIDEO', 'DECLINED')),
    via         text,
    overdue     boolean     not null default false,
    joined_at   timestamptz,
    unique (incident_id, expert_id)
);
comment on column expert_call.reason is 'Why somebody was called whom the register does not propose; null for the others';
comment on column expert_call.joined_at is 'When the expert was on the site or in the video conference';

create table expert_advice (
    id          uuid primary key,
    call_id     uuid        not null references expert_call,
    text        text        not null,
    signed_at   timestamptz not null,
    received_at timestamptz not null,
    recorded_by text        not null,
    via         text        not null
);
create index expert_advice_by_call on expert_advice (call_id, received_at);
comment on table expert_advice is 'What an expert said, signed with name and time; only ever appended';

create table expert_credit (
    id             uuid primary key,
    call_id        uuid        not null unique references expert_call,
    expert_id      text        not null references expert,
    points         int         not null check (points between -20 and 20),
    reason         text        not null,
    grade          text        not null,
    previous_grade text        not null,
    at             timestamptz not null,
    by             text        not null
);
create index expert_credit_by_expert on expert_credit (expert_id, at);

create table public_release (
    id                uuid primary key,
    incident_id       uuid        not null references incident,
    number            int         not null,
    kind              text        not null check (kind in ('STATEMENT', 'PRESS_CONFERENCE', 'CORRECTION')),
    corrects          uuid references public_release,
    pollution         boolean     not null,
    state             text        not null,
    headline          text        not null,
    text              text        not null,
    figures           jsonb       not null,
    channels          text[]      not null,
    revision          int         not null,
    drafted_by        text        not null,
    drafted_by_name   text        not null,
    drafted_at        timestamptz not null,
    authority         text,
    authority_name    text,
    reviewed_by       text,
    reviewed_by_name  text,
    reviewed_at       timestamptz,
    approved_revision int,
    approved_at       timestamptz,
    difference_reason text,
    returned_reason   text,
    published_at      timestamptz,
    published_by_name text,
    unique (incident_id, number),
    -- what was not approved as it stands is never out
    check (state not in ('APPROVED', 'PUBLISHED', 'CORRECTED') or approved_at is not null and approved_revision = revision)
);
comment on table public_release is '信息发布: what the public is told of an incident, drafted by one, reviewed, approved by the named authority';
comment on column public_release.authority is 'User name of whoever must approve it';
comment on column public_release.difference_reason is 'Why it was approved though its figures are not the assessed ones';

create table public_release_delivery (
    id         uuid primary key,
    release_id uuid        not null references public_release,
    channel    text        not null,
    exercise   boolean     not null,
    state      text        not null check (state in ('QUEUED', 'SENT', 'FAILED')),
    attempts   int         not null default 0,
    next_at    timestamptz,
    sent_at    timestamptz,
    address    text,
    error      text,
    unique (release_id, channel)
);
create index public_release_delivery_due on public_release_delivery (next_at) where state = 'QUEUED';

create table investigation (
    incident_id         uuid primary key references incident,
    opened_at           timestamptz not null,
    due_at              timestamptz not null,
    extended_days       int         not null default 0 check (extended_days between 0 and 60),
    scene_protected_at  timestamptz,
    scene_protected_by  text,
    scene_note          text,
    reported_at         timestamptz,
    reported_by         text,
    conclusion          text,
    overdue_told_at     timestamptz
);
create index investigation_due on investigation (due_at) where reported_at is null and overdue_told_at is null;
comment on table investigation is 'Cause investigation of an accident (国务院令493)';

create table investigator (
    incident_id uuid        not null references investigation,
    position    int         not null,
    name        text        not null,
    unit        text        not null,
    username    text,
    named_at    timestamptz not null,
    named_by    text        not null,
    primary key (incident_id, position)
);
comment on column investigator.username is 'The account that may read the evidence, or null';

create table evidence (
    id          uuid primary key,
    incident_id uuid        not null references investigation,
    number      int         not null,
    kind        text        not null check (kind in ('PHOTO', 'DOCUMENT', 'SAMPLE', 'DCS_RECORD', 'CCTV', 'OTHER')),
    name        text        not null,
    taken_by    text        not null,
    taken_at    timestamptz not null,
    place       text        not null,
    source      text,
    file_name   text,
    media_type  text,
    bytes       int,
    sha256      text,
    content     bytea,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    unique (incident_id, number),
    check ((content is null) = (sha256 is null))
);
comment on table evidence is 'Kept as it was taken: rows are never changed and never deleted';
comment on column evidence.sha256 is 'Of the file as it was handed in; also told in the sealed journal';

create table evidence_custody (
    evidence_id uuid        not null references evidence,
    seq         int         not null,
    handed_at   timestamptz not null,
    from_whom   text        not null,
    to_whom     text        not null,
    place       text        not null,
    purpose     text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null,
    hash        text        not null,
    primary key (evidence_id, seq)
);
comment on table evidence_custody is 'Chain of custody, only appended; each hash covers the one before';

create function evidence_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'evidence is never changed and never deleted';
end $$;
create trigger evidence_kept before update or delete on evidence for each row execute function evidence_is_kept();
create trigger custody_kept before update or delete on evidence_custody for each row execute function evidence_is_kept();

create table traffic_point (
    id          uuid primary key,
    incident_id uuid             not null references incident,
    number      int              not null,
    name        text             not null,
    lon         double precision not null check (lon between -180 and 180),
    lat         double precision not null check (lat between -90 and 90),
    control     text             not null check (control in ('CLOSED', 'ONE_WAY', 'ESCORT', 'EMERGENCY_LANE')),
    unit        text             not null,
    kept_by     text,
    phone       text,
    until_at    timestamptz,
    note        text,
    set_at      timestamptz      not null,
    set_by      text             not null,
    refused_at  timestamptz,
    manned_at   timestamptz,
    lifted_at   timestamptz,
    lift_reason text,
    unique (incident_id, number)
);
comment on table traffic_point is '管制点: where the police close or steer the traffic';
comment on column traffic_point.manned_at is 'Null until somebody stands there';

create table compensation_claim (
    id             uuid primary key,
    incident_id    uuid           not null references incident,
    number         int            not null,
    claimant       text           not null,
    contact        text,
    kind           text           not null check (kind in ('REQUISITION', 'LOAN', 'LOSS')),
    basis          text           not null,
    what           text           not null,
    requisition_id uuid references requisition,
    claimed        numeric(14, 2) not null check (claimed >= 0),
    assessed       numeric(14, 2) check (assessed >= 0),
    assessed_by    text,
    assessed_at    timestamptz,
    paid           numeric(14, 2) check (paid >= 0),
    paid_at        timestamptz,
    receipt        text,
    refused_at     timestamptz,
    reason         text,
    state          text           not null check (state in ('CLAIMED', 'ASSESSED', 'PAID', 'REFUSED')),
    claimed_at     timestamptz    not null,
    claimed_by     text           not null,
    unique (incident_id, number)
);
comment on column compensation_claim.reason is 'How it was assessed, or why it was refused';
