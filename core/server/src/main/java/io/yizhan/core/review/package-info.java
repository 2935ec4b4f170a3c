/**
 * Workflows and the reviews of entries by them: submit, decide, and the gate that publishing asks. It does not publish and
 * does not edit drafts. Sends ReviewChanged.
 */
@NullMarked
package io.yizhan.core.review;

import org.jspecify.annotations.NullMarked;
