/**
 * What search engines, feed readers and calendars read of what is published: JSON-LD of each entry, sitemap.xml, Atom and iCalendar.
 * It shows what an anonymous caller may see and nothing else: entries by asking the delivery API in process as nobody, addresses by
 * the published state of entries. What a field says is told by the model's files; no content type is known here. Sends no events.
 */
@NullMarked
package io.yizhan.core.feeds;

import org.jspecify.annotations.NullMarked;
