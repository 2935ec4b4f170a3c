-- Several: what other servers have known is not forgotten when a receiver takes nothing for a while.
alter table `webhook_delivery` change column `audience` `audiences` text not null;
