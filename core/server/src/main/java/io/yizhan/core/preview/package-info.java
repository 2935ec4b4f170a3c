/**
 * Preview tokens: whoever has one sees drafts of the entry or type it names, in its locale, through the delivery API, laid over what
 * is published.
 * It opens nothing that is not for everybody but those drafts, and changes no content. Sends PreviewTokenChanged.
 */
@NullMarked
package io.yizhan.core.preview;

import org.jspecify.annotations.NullMarked;
