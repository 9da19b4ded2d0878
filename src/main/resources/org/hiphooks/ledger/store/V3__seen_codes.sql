-- Codes that the content does not understand: system and code alone, never whose.

create table seen_code (
  resource_type text not null,
  code_system text not null,
  code text not null,
  seen bigint not null,
  last_day text not null,
  primary key (resource_type, code_system, code)
);
