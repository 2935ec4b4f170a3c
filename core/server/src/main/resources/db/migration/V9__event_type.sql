-- What a reader of live changes has missed: publications of a few types after a position, without reading others in between.
alter table `event` add index `event_type` (`type`, `kind`, `position`);
