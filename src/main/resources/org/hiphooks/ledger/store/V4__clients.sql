-- What the console says of clients, over the configuration. Key sets are public keys only.

create table client_change (
  name text primary key,
  revision bigint not null,
  paused integer not null,
  document text not null,
  key_set text not null,
  changed_ms bigint not null,
  who text not null,
  reason text not null
);

-- Tokens that were refused, by day: client and reason alone.

create table refused_token (
  client text not null,
  reason text not null,
  day text not null,
  refused bigint not null,
  primary key (client, reason, day)
);
