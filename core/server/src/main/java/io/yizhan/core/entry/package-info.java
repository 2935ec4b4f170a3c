/**
 * Drafts and versions: create, save with field-wise merge, restore, duplicate, trash, and what uses what.
 * It does not publish, and never touches what is published. Sends EntrySaved, EntryTrashed, EntryUntrashed.
 */
@NullMarked
package io.yizhan.core.entry;

import org.jspecify.annotations.NullMarked;
