-- Who may look at drafts without signing in: the entry, or the type, in one locale, until a moment. Of the token its SHA-256.
create table `preview_token` (
  `id`         binary(16)  not null,
  `hash`       char(64)    not null,
  `entry_id`   binary(16)  null,
  `type`       varchar(64) not null,
  `locale`     varchar(35) not null,
  `created_at` datetime(6) not null,
  `created_by` binary(16)  null,
  `expires_at` datetime(6) not null,
  `revoked_at` datetime(6) null,
  primary key (`id`),
  unique key `preview_token_hash` (`hash`),
  key `preview_token_type` (`type`, `created_at`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
