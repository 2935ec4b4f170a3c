/**
 * Live changes: keeps the connections of server-sent events (protocol graphql-sse), and has each subscription answered for each event
 * it is about.
 * It decides neither what an event shows nor to whom: the operation is executed as any other, by whoever is behind it at that moment.
 * Listens to EntryPublished, EntryUnpublished, AccessChanged, PartnerChanged and ModelChanged; sends no events.
 */
@NullMarked
package io.yizhan.core.live;

import org.jspecify.annotations.NullMarked;
