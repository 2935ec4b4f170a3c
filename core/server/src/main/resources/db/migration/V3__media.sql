-- Assets. A row exists only after its bytes are safe in the blob store under `sha256`. Ids are random UUIDs (version 4):
-- the address of an asset must not be guessed. `folded` holds what search looks at, made in code.

create table `asset` (
  `id`             binary(16)    not null,
  `name`           varchar(190)  not null,
  `kind`           varchar(16)   not null,
  `media_type`     varchar(100)  not null,
  `delivered_type` varchar(100)  not null,
  `bytes`          bigint        not null,
  `width`          int           null,
  `height`         int           null,
  `sha256`         char(64)      not null,
  `focal_x`        decimal(5, 4) null,
  `focal_y`        decimal(5, 4) null,
  `alt`            longtext      not null,
  `caption`        longtext      not null,
  `credit`         varchar(500)  null,
  `rights`         varchar(500)  null,
  `folded`         longtext      not null,
  `created_at`     datetime(6)   not null,
  `created_by`     binary(16)    null,
  `updated_at`     datetime(6)   not null,
  `revision`       int           not null,
  `trashed_at`     datetime(6)   null,
  primary key (`id`),
  unique key `asset_sha256` (`sha256`),
  key `asset_created` (`created_at`, `id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- `recipe` is the version of the code that made the rendition; an older one is made again when asked for.
create table `rendition` (
  `asset_id`    binary(16)   not null,
  `preset`      varchar(16)  not null,
  `recipe`      int          not null,
  `media_type`  varchar(100) not null,
  `width`       int          not null,
  `height`      int          not null,
  `bytes`       bigint       not null,
  `storage_key` char(64)     not null,
  `made_at`     datetime(6)  not null,
  primary key (`asset_id`, `preset`),
  key `rendition_storage_key` (`storage_key`),
  constraint `rendition_asset` foreign key (`asset_id`) references `asset` (`id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
