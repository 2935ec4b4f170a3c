/**
 * Makes versions public: checks, the publish plan, publish and unpublish per locale, the published copy, its history.
 * It does not edit drafts and does not answer readers. Sends EntryPublished, EntryUnpublished.
 */
@NullMarked
package io.yizhan.core.publishing;

import org.jspecify.annotations.NullMarked;
