-- Who may sign in to the console without an identity provider.

create table account (
  name text primary key,
  password text not null,
  roles text not null,
  changed_ms bigint not null
);
