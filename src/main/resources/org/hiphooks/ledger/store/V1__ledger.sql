-- One SQL for SQLite and PostgreSQL. Times are milliseconds since 1970 in UTC.

create table property (
  name text primary key,
  value text not null
);

create table hook_call (
  id text primary key,
  at_ms bigint not null,
  client text not null,
  service text not null,
  hook_instance text not null,
  content_hash text not null,
  patient text not null,
  clinician text not null,
  mode text not null,
  boot text not null,
  place bigint not null
);
create index hook_call_patient on hook_call (client, patient, at_ms);
create index hook_call_at on hook_call (at_ms);
create index hook_call_boot on hook_call (boot, place);

create table firing (
  call_id text not null,
  ordinal integer not null,
  rule text not null,
  level text not null,
  state text not null,
  card text not null,
  topic text not null,
  suggestions text not null,
  primary key (call_id, ordinal)
);
create index firing_card on firing (card);

create table feedback (
  id text primary key,
  received_ms bigint not null,
  at_ms bigint not null,
  client text not null,
  service text not null,
  card text not null,
  outcome text not null,
  suggestion text not null,
  reason_system text not null,
  reason_code text not null,
  reason_display text not null,
  vendor_reason text not null,
  sealed_comment text
);
create index feedback_card on feedback (card);
create index feedback_received on feedback (received_ms);

create table mode_setting (
  service text not null,
  rule text not null,
  client text not null,
  mode text not null,
  since_ms bigint not null,
  who text not null,
  reason text not null,
  until_ms bigint,
  former text not null,
  primary key (service, rule, client)
);

create table audit (
  number bigint primary key,
  at_ms bigint not null,
  who text not null,
  action text not null,
  subject text not null,
  before_text text not null,
  after_text text not null,
  reason text not null,
  until_ms bigint,
  chain text not null
);

create table seen_token (
  client text not null,
  token text not null,
  until_ms bigint not null,
  primary key (client, token)
);

create table forgotten (
  patient text primary key,
  at_ms bigint not null
);

create table loss (
  boot text primary key,
  at_ms bigint not null,
  lost bigint not null
);
