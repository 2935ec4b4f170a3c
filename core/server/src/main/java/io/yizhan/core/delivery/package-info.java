/**
 * The public read side: the GraphQL schema of content, and the answers from the published set; the same schema over drafts
 * for previews.
 * It writes nothing and sees drafts only through the preview endpoint. Sends no events.
 */
@NullMarked
package io.yizhan.core.delivery;

import org.jspecify.annotations.NullMarked;
