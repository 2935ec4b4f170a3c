/**
 * The partners' pages under /catalog: server-rendered, in Chinese, English and Arabic, whole without JavaScript.
 * It reads content only by asking the delivery API in process, as the caller of the page: so one guard decides what shows, here
 * as there, and a page sees one snapshot of the database. It holds no rules of trade and no SQL. Sends no events.
 */
@NullMarked
package io.yizhan.core.portal;

import org.jspecify.annotations.NullMarked;
