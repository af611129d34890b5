-- Entries against the rule are taken and asked about; a recall is heard; a rescue pair is sent.

alter table entry
    add column breaches        jsonb not null default '[]',
    add column judged_how      text,
    add column judged_why      text,
    add column judged_by       text,
    add column judged_at       timestamptz,
    add column recall_heard_at timestamptz,
    add column recall_heard_by text,
    add column rescue_sent_at  timestamptz,
    add column rescue_sent_why text;
comment on column entry.breaches is 'What of this entry is against the rule, as found when it was told; empty when nothing is';
comment on column entry.judged_how is 'RECALLED, STANDBY_ADDED or EXPLAINED: what was decided about the breaches; null while nobody has';
comment on column entry.recall_heard_at is 'When those inside, or whoever has them on the radio, said that they heard the recall';
comment on column entry.rescue_sent_at is 'When the rescue pair went in for them';
