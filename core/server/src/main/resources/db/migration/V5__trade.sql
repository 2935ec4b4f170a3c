-- Trade partners, what they are granted, baskets and inquiries. Entries are named by id only: what they say is read from
-- the published copy when it is needed, and never kept here but for a product's name at the time of the inquiry.

-- A grant of a partner may end at a moment; from then on it gives nothing, whether or not the row is still there.
alter table `grant` add column `until_at` datetime(6) null;

-- company_key: folded name, for the order of lists and to see companies of the same name; not unique, since firms of two
-- countries may share one. languages, currencies: codes with spaces between.
create table `partner` (
  `id`          binary(16)   not null,
  `company`     varchar(190) not null,
  `company_key` varchar(190) not null,
  `country`     varchar(8)   not null,
  `languages`   varchar(200) not null,
  `currencies`  varchar(200) not null,
  `contact`     varchar(100) not null,
  `email`       varchar(254) not null,
  `phone`       varchar(40)  null,
  `website`     varchar(500) null,
  `message`     longtext     not null,
  `note`        longtext     not null,
  `state`       varchar(16)  not null,
  `reason`      longtext     null,
  `version`     int          not null,
  `created_at`  datetime(6)  not null,
  `created_by`  binary(16)   null,
  `decided_at`  datetime(6)  null,
  `decided_by`  binary(16)   null,
  primary key (`id`),
  key `partner_name` (`company_key`, `id`),
  key `partner_state` (`state`, `company_key`, `id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- A user belongs to at most one partner. waiting: shut out by the partner's state, let in again when it is approved.
create table `partner_user` (
  `user_id`    binary(16)  not null,
  `partner_id` binary(16)  not null,
  `waiting`    boolean     not null,
  `joined_at`  datetime(6) not null,
  primary key (`user_id`),
  key `partner_user_partner` (`partner_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `partner_catalogue` (
  `partner_id`   binary(16)  not null,
  `catalogue_id` binary(16)  not null,
  `granted_at`   datetime(6) not null,
  `granted_by`   binary(16)  null,
  `until_at`     datetime(6) null,
  primary key (`partner_id`, `catalogue_id`),
  key `partner_catalogue_catalogue` (`catalogue_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- owner: SHA-256 of the user's id or of a visitor's token, which itself is in the visitor's browser alone.
create table `basket_line` (
  `owner`      binary(32)    not null,
  `product_id` binary(16)    not null,
  `quantity`   decimal(18,3) not null,
  `note`       varchar(500)  not null,
  `visitor`    boolean       not null,
  `added_at`   datetime(6)   not null,
  `changed_at` datetime(6)   not null,
  primary key (`owner`, `product_id`),
  key `basket_line_age` (`visitor`, `changed_at`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `inquiry` (
  `id`            binary(16)   not null,
  `number`        varchar(20)  not null,
  `partner_id`    binary(16)   not null,
  `user_id`       binary(16)   not null,
  `enterprise_id` binary(16)   not null,
  `language`      varchar(35)  not null,
  `market`        varchar(8)   null,
  `incoterm`      varchar(8)   null,
  `message`       longtext     not null,
  `note`          longtext     not null,
  `state`         varchar(16)  not null,
  `version`       int          not null,
  `sent_at`       datetime(6)  not null,
  `changed_at`    datetime(6)  not null,
  `closed_at`     datetime(6)  null,
  primary key (`id`),
  unique key `inquiry_number` (`number`),
  key `inquiry_state` (`state`, `number`),
  key `inquiry_enterprise` (`enterprise_id`, `number`),
  key `inquiry_partner` (`partner_id`, `number`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

create table `inquiry_line` (
  `inquiry_id`   binary(16)    not null,
  `ordinal`      int           not null,
  `product_id`   binary(16)    not null,
  `product_name` varchar(190)  not null,
  `quantity`     decimal(18,3) not null,
  `unit`         varchar(16)   null,
  `note`         varchar(500)  not null,
  `catalogue_id` binary(16)    null,
  primary key (`inquiry_id`, `ordinal`),
  key `inquiry_line_product` (`product_id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- side: STAFF or PARTNER.
create table `inquiry_message` (
  `id`         binary(16)  not null,
  `inquiry_id` binary(16)  not null,
  `side`       varchar(8)  not null,
  `user_id`    binary(16)  null,
  `text`       longtext    not null,
  `sent_at`    datetime(6) not null,
  primary key (`id`),
  key `inquiry_message_inquiry` (`inquiry_id`, `id`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};

-- The last number given in a year; numbers are given in the transaction of the inquiry, so that none is missing.
create table `inquiry_count` (
  `year`  int not null,
  `last`  int not null,
  primary key (`year`)
) engine=InnoDB default charset=utf8mb4 collate=${collation};
