-- Who may enter, what they may do, and what has been tried.

create table account (
    id                  uuid primary key,
    username            text        not null unique check (username ~ '^[a-z][a-z0-9._-]{1,39}$'),
    display_name        text        not null check (length(display_name) between 1 and 50),
    password_hash       text        not null,
    roles               text[]      not null check (cardinality(roles) > 0),
    divisions           text[]      not null,
    team_id             text,
    depot_id            text,
    risk_source_id      text,
    enabled             boolean     not null default true,
    demo                boolean     not null default false,
    auth_version        int         not null default 1,
    created_at          timestamptz not null,
    password_changed_at timestamptz not null
);
comment on column account.auth_version is 'Raised by every change of rights or password; sessions opened under an older one are dead';

create table login_session (
    id           uuid primary key,
    token_hash   bytea       not null unique,
    account_id   uuid        not null references account,
    auth_version int         not null,
    idle_seconds int         not null,
    opened_at    timestamptz not null,
    seen_at      timestamptz not null,
    expires_at   timestamptz not null
);
create index login_session_by_account on login_session (account_id);
comment on column login_session.token_hash is 'SHA-256 of the cookie; who reads this table cannot log in with it';

create table machine_token (
    id            uuid primary key,
    name          text        not null unique check (length(name) between 1 and 50),
    token_hash    bytea       not null unique,
    scopes        text[]      not null check (cardinality(scopes) > 0),
    division_code text        not null,
    created_by    text        not null,
    created_at    timestamptz not null,
    expires_at    timestamptz,
    last_used_at  timestamptz
);

create table login_attempt (
    subject       text primary key,
    failures      int         not null,
    last_at       timestamptz not null,
    blocked_until timestamptz
);
comment on table login_attempt is 'Failed logins by name, whether or not it exists, and by address';

create table idempotency_key (
    account_id   uuid        not null,
    key          text        not null,
    request_hash bytea       not null,
    status       int,
    headers      json,
    body         bytea,
    created_at   timestamptz not null,
    primary key (account_id, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);
comment on table idempotency_key is 'First answers, written in the transaction of their effect';

create table access_log (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    address text        not null,
    detail  text        not null
);
comment on table access_log is 'Logins, refusals and changes of rights; written once';
create function access_log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the access log is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger access_log_append_only before update or delete on access_log
    for each row execute function access_log_is_append_only();
create trigger access_log_no_truncate before truncate on access_log
    for each statement execute function access_log_is_append_only();
revoke update, delete, truncate on access_log from current_user;
