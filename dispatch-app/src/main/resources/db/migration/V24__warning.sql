-- Warnings: what the met office and others have said, kept as they said it; and what we say to the public.

create function warning_record_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the warning record is append-only' using errcode = 'insufficient_privilege';
end $$;

create table warning_kind (
    kind     text   primary key,
    position int    not null,
    label    text   not null,
    english  text   not null,
    hazard   text,
    words    text[] not null,
    codes    text[] not null,
    source   text   not null
);
comment on table warning_kind is 'What a warning is about, by the words of its event and by event code; the first row that fits holds';
comment on column warning_kind.hazard is 'The kind of incident it concerns; null when it concerns none';
insert into warning_kind values
    ('TYPHOON',        1, '台风', 'Typhoon', 'FLOOD', '{台风,热带风暴,热带气旋,typhoon,hurricane,tropical storm,tropical cyclone}', '{11B01}', 'GB/T 35561-2017 [L]'),
    ('MOUNTAIN_FLOOD', 2, '山洪', 'Mountain flood', 'FLOOD', '{山洪,flash flood}', '{}', '水利部、中国气象局 山洪灾害气象风险'),
    ('RAINSTORM',      3, '暴雨', 'Rainstorm', 'FLOOD', '{暴雨,强降雨,rainstorm,heavy rain}', '{11B03}', 'GB/T 35561-2017 [L]'),
    ('STORM_SURGE',    4, '风暴潮', 'Storm surge', 'FLOOD', '{风暴潮,storm surge,coastal flood}', '{}', 'GB/T 35561-2017 11E [L]'),
    ('FLOOD',          5, '洪水', 'Flood', 'FLOOD', '{洪水,洪涝,江河洪,内涝,flood}', '{}', 'GB/T 35561-2017 11A [L]'),
    ('GEOLOGICAL',     6, '地质灾害', 'Geological hazard', 'FLOOD', '{地质灾害,滑坡,泥石流,landslide,debris flow}', '{}', 'GB/T 35561-2017 11D [L]'),
    ('FOREST_FIRE',    7, '森林火险', 'Forest fire danger', 'FOREST_FIRE', '{森林火险,森林火灾,forest fire,fire weather,wildfire,bushfire}', '{}', 'GB/T 35561-2017 11G [L]'),
    ('CONVECTION',     8, '强对流', 'Severe convection', null, '{强对流,雷电,雷暴,冰雹,雷雨大风,thunderstorm,hail,lightning}', '{}', '浙江省气象灾害防御条例 Art 22'),
    ('GALE',           9, '大风', 'Gale', null, '{大风,gale,strong wind,high wind}', '{}', '中国气象局令16'),
    ('HEAT',          10, '高温', 'Heat', null, '{高温,heat}', '{}', '中国气象局令16'),
    ('COLD',          11, '寒潮', 'Cold wave', null, '{寒潮,低温,霜冻,道路结冰,暴雪,cold wave,snow,ice}', '{}', '中国气象局令16'),
    ('FOG',           12, '大雾', 'Fog', null, '{大雾,霾,fog,haze}', '{}', '中国气象局令16');

create table warning_convention (
    convention text   not null,
    position   int    not null,
    label      text   not null,
    words      text[] not null,
    rating     int,
    colour     text check (colour in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    source     text   not null,
    primary key (convention, position)
);
comment on table warning_convention is 'Which colour a word, a severity or a rating stands for; two conventions exist for fire danger, so rating and colour are kept apart';
insert into warning_convention values
    ('SEVERITY',          1, '红',   '{Extreme}',  null, 'RED',    'rules §8.1 [L]'),
    ('SEVERITY',          2, '橙',   '{Severe}',   null, 'ORANGE', 'rules §8.1 [L]'),
    ('SEVERITY',          3, '黄',   '{Moderate}', null, 'YELLOW', 'rules §8.1 [L]'),
    ('SEVERITY',          4, '蓝',   '{Minor}',    null, 'BLUE',   'rules §8.1 [L]'),
    ('COLOUR',            1, '红',   '{红色,red,Ⅰ级}',    null, 'RED',    '突发事件应对法 Art 63'),
    ('COLOUR',            2, '橙',   '{橙色,orange,Ⅱ级}', null, 'ORANGE', '突发事件应对法 Art 63'),
    ('COLOUR',            3, '黄',   '{黄色,yellow,Ⅲ级}', null, 'YELLOW', '突发事件应对法 Art 63'),
    ('COLOUR',            4, '蓝',   '{蓝色,blue,Ⅳ级}',   null, 'BLUE',   '突发事件应对法 Art 63'),
    ('FIRE_MET_SIGNAL',   1, '一级', '{一级,1 级,1级}', 1, null,     '森林火险气象预警：一、二级不发信号'),
    ('FIRE_MET_SIGNAL',   2, '二级', '{二级,2 级,2级}', 2, null,     '森林火险气象预警：一、二级不发信号'),
    ('FIRE_MET_SIGNAL',   3, '三级', '{三级,3 级,3级}', 3, 'YELLOW', '森林火险气象预警：三级黄'),
    ('FIRE_MET_SIGNAL',   4, '四级', '{四级,4 级,4级}', 4, 'ORANGE', '森林火险气象预警：四级橙'),
    ('FIRE_MET_SIGNAL',   5, '五级', '{五级,5 级,5级}', 5, 'RED',    '森林火险气象预警：五级红'),
    ('FIRE_COMMAND_PLAN', 1, '极高', '{极高,极度}', null, 'RED',    '森防指预案：红为极高'),
    ('FIRE_COMMAND_PLAN', 2, '较高', '{较高}',      null, 'YELLOW', '森防指预案：黄为较高'),
    ('FIRE_COMMAND_PLAN', 3, '高',   '{高}',        null, 'ORANGE', '森防指预案：橙为高'),
    ('FIRE_COMMAND_PLAN', 4, '中度', '{中度}',      null, 'BLUE',   '森防指预案：蓝为中度');

create table warning (
    id            uuid primary key,
    chain_id      uuid        not null,
    sender        text        not null,
    identifier    text        not null,
    sent          timestamptz not null,
    digest        text        not null,
    message       bytea       not null,
    answer        json        not null, -- json, not jsonb: it is repeated byte for byte
    status        text        not null,
    msg_type      text        not null,
    kind          text        not null,
    hazard        text,
    event         text        not null,
    colour        text check (colour in ('BLUE', 'YELLOW', 'ORANGE', 'RED')),
    colour_from   text,
    rating        int,
    severity      text        not null,
    urgency       text        not null,
    certainty     text        not null,
    headline      text        not null,
    sender_name   text,
    description   text,
    instruction   text,
    contact       text,
    area_text     text,
    area          jsonb,
    geocodes      text[]      not null,
    effective     timestamptz,
    onset         timestamptz,
    expires       timestamptz,
    breaches      jsonb       not null,
    missing       text[]      not null,
    state         text        not null check (state in ('IN_FORCE', 'UPDATED', 'CANCELLED', 'EXPIRED', 'NOTICE')),
    state_at      timestamptz not null,
    state_reason  text,
    followed_by   uuid references warning,
    division_code text        not null,
    via           text        not null,
    received_at   timestamptz not null,
    received_by   text        not null,
    received_name text        not null,
    matched_at    timestamptz,
    match_failures int        not null default 0,
    match_retry_at timestamptz
);
comment on column warning.chain_id is 'The first message of a warning''s story; its updates and its cancel carry the same';
comment on column warning.answer is 'What its sender was answered the first time; the same again is answered the same';
comment on column warning.message is 'The message as it came, byte for byte';
comment on column warning.division_code is 'The division for which it was received: it concerns nobody outside, and each has its own copy';
comment on column warning.missing is 'What a warning must carry (突发事件应对法 Art 64) and this one does not';
create unique index warning_once on warning (sender, identifier, sent, division_code);
create index warning_by_chain on warning (chain_id);
create index warning_to_match on warning (received_at) where matched_at is null;
create index warning_to_expire on warning (expires) where state = 'IN_FORCE';
create index warning_by_state on warning (state, received_at desc);

create table warning_reference (
    warning_id uuid        not null references warning,
    sender     text        not null,
    identifier text        not null,
    sent       timestamptz not null,
    primary key (warning_id, sender, identifier, sent)
);
create index warning_reference_to on warning_reference (sender, identifier, sent);

create table warning_match (
    warning_id    uuid  not null references warning,
    kind          text  not null,
    ref           text  not null,
    name          text  not null,
    division_code text  not null,
    label         text,
    people        int,
    lon           float8,
    lat           float8,
    how           text  not null check (how in ('GEOCODE', 'SHAPE', 'PART')),
    primary key (warning_id, kind, ref)
);
create index warning_match_by_division on warning_match (division_code, warning_id);
comment on table warning_match is 'Whom and what it concerns, as the registers stood when it came: divisions, sites, zones';

create table warning_response (
    chain_id      uuid        not null,
    division_code text        not null,
    incident_id   uuid        not null references incident,
    at            timestamptz not null,
    by_name       text        not null,
    primary key (chain_id, division_code)
);
comment on table warning_response is 'The response a division has started from a warning: once per warning and division';

create table warning_log_head (
    chain_id uuid   primary key,
    seq      bigint not null default 0 check (seq >= 0),
    hash     text   not null
);
create table warning_log (
    chain_id   uuid        not null references warning_log_head,
    seq        bigint      not null check (seq > 0),
    subject    uuid        not null,
    type       text        not null,
    at         timestamptz not null,
    actor      text        not null,
    actor_name text        not null,
    channel    text        not null,
    data       json        not null, -- json, not jsonb: the sealed text must come back byte for byte
    hash       text        not null,
    primary key (chain_id, seq)
);
comment on table warning_log is 'The story of a warning, each line sealed over the one before; warnings belong to no incident';
create trigger warning_log_append_only before update or delete on warning_log
    for each row execute function warning_record_is_append_only();
create trigger warning_log_no_truncate before truncate on warning_log
    for each statement execute function warning_record_is_append_only();
revoke update, delete, truncate on warning_log from current_user;

alter table warning_level add column warning_id uuid references warning;
comment on column warning_level.warning_id is 'The warning that set it; null when a person entered it';

create table issued_warning (
    id            uuid primary key,
    chain_id      uuid        not null,
    previous      uuid references issued_warning,
    division_code text        not null,
    exercise      boolean     not null,
    msg_type      text        not null check (msg_type in ('ALERT', 'UPDATE', 'CANCEL')),
    state         text        not null check (state in ('DRAFT', 'APPROVED', 'ISSUED', 'REPLACED', 'CANCELLED', 'DISCARDED')),
    content       jsonb       not null,
    revision      int         not null default 1,
    remark        text,
    drafted_by    text        not null,
    drafted_name  text        not null,
    drafted_at    timestamptz not null,
    approved_by   text,
    approved_name text,
    approved_at   timestamptz,
    issued_by     text,
    issued_name   text,
    issued_at     timestamptz,
    identifier    text unique,
    sent          timestamptz,
    message       bytea,
    ended_at      timestamptz,
    -- nobody approves what they have written themselves
    check (approved_by is null or approved_by <> drafted_by),
    check ((issued_at is null) = (message is null))
);
create index issued_warning_by_division on issued_warning (division_code, drafted_at desc);
create unique index issued_warning_one_follow_up on issued_warning (previous) where state <> 'DISCARDED';
comment on table issued_warning is 'What we tell the public: drafted by one, approved by another, issued, updated, cancelled';

create table issued_warning_delivery (
    id           uuid primary key,
    warning_id   uuid        not null references issued_warning,
    outlet       text        not null,
    exercise     boolean     not null,
    state        text        not null check (state in ('QUEUED', 'SENT', 'FAILED')),
    attempts     int         not null default 0,
    next_at      timestamptz,
    sent_at      timestamptz,
    error        text,
    targeted     int,
    reached      int,
    receipt_at   timestamptz,
    unique (warning_id, outlet)
);
create index issued_warning_delivery_due on issued_warning_delivery (next_at) where state = 'QUEUED';
comment on column issued_warning_delivery.reached is 'How many of those addressed the outlet says it has reached; null while it has said nothing';
